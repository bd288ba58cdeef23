namespace Tombolo.Kubernetes.Client;

/// <summary>What to watch. A null <see cref="Namespace"/> means all namespaces.</summary>
public sealed record WatchOptions
{
    public string? Namespace { get; init; }

    public string? LabelSelector { get; init; }

    public string? FieldSelector { get; init; }

    /// <summary>The version to go on from: that of a list, of an event or of a bookmark.</summary>
    public required string ResourceVersion { get; init; }

    /// <summary>How long the server keeps the watch before it ends it cleanly.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Called once the server has accepted the watch, before its first event.</summary>
    public Action? Opened { get; init; }
}
