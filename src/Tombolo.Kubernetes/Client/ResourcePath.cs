using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.Client;

/// <summary>Paths of the Kubernetes API (Kubernetes API concepts, "Resource URIs").</summary>
internal static class ResourcePath
{
    /// <summary>The collection, in one namespace or, with null, in all.</summary>
    /// <exception cref="ArgumentException">The namespace cannot be part of a path, or the resource has no namespaces.</exception>
    public static string OfCollection(ResourceType type, string? @namespace)
    {
        var root = type.Group.Length == 0 ? $"/api/{type.Version}" : $"/apis/{type.Group}/{type.Version}";
        if (string.IsNullOrEmpty(@namespace))
        {
            return $"{root}/{type.Plural}";
        }

        return type.Namespaced
            ? $"{root}/namespaces/{Segment(@namespace, "namespace", type)}/{type.Plural}"
            : throw new ArgumentException($"{type} are cluster-scoped: namespace {@namespace} does not apply", nameof(@namespace));
    }

    /// <summary>One object, or a subresource of it.</summary>
    /// <exception cref="ArgumentException">The name cannot be part of a path, or the namespace is missing.</exception>
    public static string OfObject(ResourceType type, ResourceKey key, string? subresource = null)
    {
        if (type.Namespaced && string.IsNullOrEmpty(key.Namespace))
        {
            throw new ArgumentException($"{type} are namespaced: {key} lacks its namespace", nameof(key));
        }

        var path = $"{OfCollection(type, key.Namespace)}/{Segment(key.Name, "name", type)}";
        return subresource is null ? path : $"{path}/{Segment(subresource, "subresource", type)}";
    }

    // A dot segment would be resolved away and lead to another resource; the API server allows neither it nor / and % in a name.
    private static string Segment(string value, string what, ResourceType type) =>
        string.IsNullOrEmpty(value) || value is "." or ".." || value.AsSpan().ContainsAny('/', '%')
            ? throw new ArgumentException($"\"{value}\" is no {what} that {type} could have", nameof(value))
            : Uri.EscapeDataString(value);
}
