using Tombolo.Api.Resources;

namespace Tombolo.Dashboard.Live;

/// <summary>What a live collection is of, and who may hear of its changes.</summary>
/// <param name="Name">The name in the event stream, such as <c>clusters</c>.</param>
/// <param name="Namespace">Null for resources without namespace.</param>
internal sealed record LiveScope(string Name, ResourceType Type, string? Namespace)
{
    /// <summary>Kubernetes field selector; null for all objects.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>Everybody who is signed in may hear that something changed; else whoever may list the resource, or get the object.</summary>
    public bool IsForEverybody { get; init; }
}
