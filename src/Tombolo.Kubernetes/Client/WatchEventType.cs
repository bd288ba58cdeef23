namespace Tombolo.Kubernetes.Client;

/// <summary>The types of watch events (Kubernetes API concepts, "Efficient detection of changes").</summary>
public enum WatchEventType
{
    Added,
    Modified,
    Deleted,

    /// <summary>Only carries a version to resume from.</summary>
    Bookmark,

    /// <summary>The server ends the watch with a status.</summary>
    Error,
}
