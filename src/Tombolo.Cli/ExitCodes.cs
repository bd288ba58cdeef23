namespace Tombolo.Cli;

/// <summary>What the process returns, as kubectl does.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>It was tried and failed, or something is wrong with what was looked at.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Of <c>plan</c>, whose 1 is an answer: there is no answer, or not a whole one.</summary>
    public const int Incomplete = 2;

    /// <summary>Ended by Ctrl-C (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
