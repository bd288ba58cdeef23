using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>
/// What a cluster serves, as OpenAPI v3: an index, and a document for each version of a group
/// (https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3). Documents are made when they are first asked for.
/// </summary>
internal sealed class OpenApiV3
{
    private readonly Dictionary<string, Lazy<OpenApiV3Document>> _documents = new(StringComparer.Ordinal);
    private readonly Lazy<byte[]> _index;

    public OpenApiV3(ResourceTable table)
    {
        foreach (var resource in table.Resources)
        {
            var (group, version) = (resource.Group, resource.Version);
            _documents.TryAdd(
                group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}",
                new Lazy<OpenApiV3Document>(() => OpenApiV3Document.Build(table, group, version)));
        }

        _index = new Lazy<byte[]>(BuildIndex);
    }

    /// <summary>The index, as JSON.</summary>
    public byte[] Index => _index.Value;

    /// <summary>The document of a version of a group, such as <c>apis/apps/v1</c>; null when it is not served.</summary>
    public OpenApiV3Document? Find(string path) => _documents.GetValueOrDefault(path)?.Value;

    private byte[] BuildIndex()
    {
        var paths = new JsonObject();
        foreach (var (path, document) in _documents)
        {
            paths[path] = new JsonObject { ["serverRelativeURL"] = $"/openapi/v3/{path}?hash={document.Value.Hash}" };
        }

        return JsonText.Write(new JsonObject { ["paths"] = paths });
    }
}
