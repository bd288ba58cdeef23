using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Verbs;

/// <summary>Whether somebody still has to do something before an object may go.</summary>
internal static class Finality
{
    public static bool HasFinalizers(ResourceDefinition resource, JsonObject item) =>
        item.Object("metadata").Array("finalizers") is { Count: > 0 } || (IsNamespace(resource) && item.Object("spec").Array("finalizers") is { Count: > 0 });

    public static bool IsNamespace(ResourceDefinition resource) => resource.GroupResource == BuiltInResources.Namespaces;
}
