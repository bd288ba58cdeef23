namespace Tombolo.Cli.Failures;

/// <summary>The command cannot go on; the message names the object, the cause and the repair.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);
