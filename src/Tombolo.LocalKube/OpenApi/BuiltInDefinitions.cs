using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>
/// The definitions of the built-in kinds, as the API server of Kubernetes 1.20 publishes them (Apache License 2.0, The Kubernetes Authors),
/// reduced to the kinds that are served.
/// </summary>
internal static class BuiltInDefinitions
{
    private const string Resource = "OpenApi/definitions.json";

    private static readonly Lazy<JsonObject> Definitions = new(Load);

    public static JsonObject Copy() => Definitions.Value.Copy();

    /// <summary>The name of the definition of a built-in kind; null when there is none.</summary>
    public static string? NameOf(JsonObject definitions, ResourceDefinition resource) => resource.IsCustom ? null : definitions
        .FirstOrDefault(definition => (definition.Value as JsonObject).Array("x-kubernetes-group-version-kind")?.OfType<JsonObject>().Any(
            kind => kind.Text("kind") == resource.Kind && kind.Text("group") == resource.Group && kind.Text("version") == resource.Version) == true)
        .Key;

    private static JsonObject Load()
    {
        using var stream = typeof(BuiltInDefinitions).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not part of {typeof(BuiltInDefinitions).Assembly.GetName().Name}");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return JsonText.ParseObject(content.GetBuffer().AsSpan(0, (int)content.Length));
    }
}
