using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Verbs;

/// <summary>What a verb is to work on, whoever asks: an HTTP request or a controller of the cluster.</summary>
/// <param name="Namespace">Empty for cluster-scoped resources, and for all namespaces.</param>
/// <param name="Name">Empty for collections.</param>
internal sealed record ObjectRequest(ResourceDefinition Resource, string Namespace, string Name, UserInfo User)
{
    /// <summary>Empty, or such as <c>status</c>.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>Whether nothing is to be stored.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Who owns the fields that this request writes.</summary>
    public string FieldManager { get; init; } = "unknown";

    /// <summary>Server-side apply takes fields from their owners.</summary>
    public bool IsForced { get; init; }

    /// <summary>The object in messages.</summary>
    public GroupResource GroupResource => Resource.GroupResource;

    /// <summary>A controller's request, with the right to do everything.</summary>
    public static ObjectRequest BySystem(ResourceDefinition resource, string @namespace, string name, string manager = "localkube") =>
        new(resource, @namespace, name, UserInfo.System) { FieldManager = manager };
}
