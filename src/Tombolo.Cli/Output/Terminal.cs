namespace Tombolo.Cli.Output;

/// <summary>What the standard streams are connected to.</summary>
/// <param name="ColorsOutput">Standard output shows colours.</param>
/// <param name="IsErrorLive">Standard error is a terminal whose lines can be redrawn.</param>
/// <param name="CanAsk">Standard input is a terminal, so that somebody can answer a question.</param>
internal sealed record Terminal(bool ColorsOutput, bool IsErrorLive, bool CanAsk)
{
    /// <summary>Files and pipes.</summary>
    public static Terminal None { get; } = new(ColorsOutput: false, IsErrorLive: false, CanAsk: false);

    /// <summary>That of this process; colours are off where <c>NO_COLOR</c> is set (no-color.org) or the terminal is dumb.</summary>
    public static Terminal OfProcess()
    {
        var isPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") is "dumb";
        return new Terminal(!isPlain && !Console.IsOutputRedirected, !isPlain && !Console.IsErrorRedirected, !Console.IsInputRedirected);
    }
}
