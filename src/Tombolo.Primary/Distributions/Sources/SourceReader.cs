using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Values;

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
        var expandValues = metadata.Annotations.GetValueOrDefault(Annotations.ExpandClusterValues);
        var refusal = SourceRefusal.Find(type, metadata.Name, json, layout.SecretType);
        var annotationFault = refusal is null ? CopiedMetadata.FindFault(metadata) : null;
        return new SourceObject(
            new SourceKey(type, metadata.Name),
            metadata.Uid,
            metadata.ResourceVersion,
            metadata.IsDeleting,
            json,
            layout,
            CopiedMetadata.Read(metadata),
            refusal ?? annotationFault)
        {
            RefusalReason = annotationFault is null ? UnavailableReasons.SourceNotAllowed : UnavailableReasons.InvalidAnnotation,
            ExpandValues = expandValues,
            Template = SourceTemplateReader.Read(type, expandValues, json.Span, layout),
        };
    }

    /// <summary>The same object with other content: what it is on some of the clusters. Everything is read and checked again.</summary>
    /// <param name="json">On one line.</param>
    /// <param name="expandValues">As in <see cref="SourceObject.ExpandValues"/>.</param>
    public SourceObject Derive(SourceObject source, ReadOnlyMemory<byte> json, string? expandValues)
    {
        var layout = _layouts.Read(json.Span);
        return new SourceObject(
            source.Key,
            source.Uid,
            source.ResourceVersion,
            source.IsDeleting,
            json,
            layout,
            source.Copied,
            SourceRefusal.Find(type, source.Key.Name, json, layout.SecretType))
        {
            ExpandValues = expandValues,
            Template = SourceTemplateReader.Read(type, expandValues, json.Span, layout),
        };
    }
}
