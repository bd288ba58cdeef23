namespace Tombolo.Cli.Commands.Status;

/// <summary>Something that is wrong.</summary>
/// <param name="Object">The object at fault, as <c>Kind/name</c>.</param>
/// <param name="Message">The cause and the repair.</param>
internal sealed record StatusProblem(string Object, string Message);
