using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>Decodes the objects of one kind in <c>kasten-io-mc</c>; given to the informer of that kind.</summary>
internal sealed class SourceReader(ResourceType type)
{
    private readonly SourceLayoutReader _layouts = new(type);

    /// <exception cref="JsonException">The object is not JSON as the API server sends it.</exception>
    public SourceObject Read(KubernetesObject source)
    {
        var json = CompactJson.Ensure(source.Json);
        var layout = _layouts.Read(json.Span);
        var metadata = source.Metadata;
        return new SourceObject(
            new SourceKey(type, metadata.Name),
            metadata.Uid,
            metadata.ResourceVersion,
            metadata.IsDeleting,
            json,
            layout,
            CopiedMetadata.Read(metadata),
            SourceRefusal.Find(type, metadata, json, layout.SecretType));
    }
}
