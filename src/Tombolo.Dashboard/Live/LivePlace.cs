using System.Globalization;

namespace Tombolo.Dashboard.Live;

/// <summary>Where a viewer stands in the feed of one process, as <c>Last-Event-ID</c> carries it: <c>run-sequence</c>.</summary>
internal static class LivePlace
{
    /// <summary>False when the text is of another process, or is no place at all.</summary>
    public static bool TryParse(string text, string run, out long sequence)
    {
        sequence = 0;
        return text.StartsWith(run + "-", StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(run.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
    }
}
