namespace Tombolo.Runtime.Events;

/// <summary>Who reports, and how much at most.</summary>
public sealed record EventRecorderOptions
{
    /// <summary>The reporting component, for example <c>tombolo-primary</c>.</summary>
    public required string Component { get; init; }

    /// <summary>The reporting instance: name of the pod or host.</summary>
    public string Instance { get; init; } = Environment.MachineName;

    /// <summary>An Event that happens again is written again at most once in this time.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Events that wait to be written; more are dropped.</summary>
    public int QueueCapacity { get; init; } = 512;

    /// <summary>Writes that one object may have at once; after them one per <see cref="ObjectRefill"/>.</summary>
    public int ObjectBurst { get; init; } = 25;

    /// <summary>How long until one more write about an object is allowed.</summary>
    public TimeSpan ObjectRefill { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Events and objects that are remembered; the longest unseen are forgotten first.</summary>
    public int Remembered { get; init; } = 4096;
}
