using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;

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

    private static JsonObject Load()
    {
        using var stream = typeof(BuiltInDefinitions).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not part of {typeof(BuiltInDefinitions).Assembly.GetName().Name}");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return JsonText.ParseObject(content.GetBuffer().AsSpan(0, (int)content.Length));
    }
}
