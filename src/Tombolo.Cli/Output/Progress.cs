namespace Tombolo.Cli.Output;

/// <summary>What a command that waits is at; only news are shown.</summary>
internal sealed class Progress(Action<string> show, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>The last that was said; a time-out repeats it.</summary>
    public string Last { get; private set; } = "";

    /// <summary>How long it has lasted.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public void Report(string text)
    {
        if (text != Last)
        {
            Last = text;
            show(text);
        }
    }
}
