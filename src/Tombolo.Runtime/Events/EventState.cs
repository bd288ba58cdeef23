namespace Tombolo.Runtime.Events;

/// <summary>An Event as it is in the API server, and how often it happened since it was last written.</summary>
internal sealed class EventState
{
    /// <summary>When it happened first.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>How often it happened, unwritten occurrences included.</summary>
    public int Count { get; set; } = 1;

    /// <summary>When it was last written, or tried in vain.</summary>
    public DateTimeOffset Written { get; set; }
}
