namespace Tombolo.Cli.Tests.Harness;

/// <summary>What a command line came to.</summary>
internal sealed record CommandResult(int ExitCode, string Out, string Error)
{
    /// <summary>Lines of standard output.</summary>
    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Both streams, for a message of a failing test.</summary>
    public override string ToString() => $"exit {ExitCode}\n--- out\n{Out}\n--- error\n{Error}";
}
