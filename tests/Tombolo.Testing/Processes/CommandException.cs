namespace Tombolo.Testing.Processes;

/// <summary>A command that was required to succeed did not; the message holds what it printed.</summary>
public sealed class CommandException(string command, CommandResult result)
    : Exception($"{command} ended with exit code {result.ExitCode}\n{result.Error}{result.Output}".TrimEnd())
{
    /// <summary>What the command left.</summary>
    public CommandResult Result { get; } = result;
}
