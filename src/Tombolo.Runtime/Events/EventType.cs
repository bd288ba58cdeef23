namespace Tombolo.Runtime.Events;

/// <summary>The types of Kubernetes Events.</summary>
public enum EventType
{
    /// <summary>Something went as it should.</summary>
    Normal,

    /// <summary>Something needs a look.</summary>
    Warning,
}
