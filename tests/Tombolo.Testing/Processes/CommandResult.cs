namespace Tombolo.Testing.Processes;

/// <summary>What a finished command left.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error);
