using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Overrides;
using Tombolo.Primary.Distributions.Sources;
using Tombolo.Primary.Distributions.Values;

namespace Tombolo.Primary.Distributions.Compilation.Varying;

/// <summary>
/// Makes what a source is on one cluster: overrides in their order, then the values of the cluster. Clusters for which the same comes out share one
/// instance, and with it one payload. Not thread-safe.
/// </summary>
internal sealed class SourceVariants
{
    private readonly Dictionary<ResourceType, SourceReader> _readers = [];
    private readonly RotatingCache<VariantKey, SourceObject> _made = new();

    /// <summary>Begins a compilation; what the one before did not ask for is forgotten.</summary>
    public void Begin() => _made.Rotate();

    /// <param name="source">As it is stored; may travel.</param>
    /// <param name="overrides">Those for this cluster.</param>
    /// <returns>With a refusal when it cannot be sent to this cluster.</returns>
    public SourceObject For(SourceObject source, IReadOnlyList<SourceOverride> overrides, TargetCluster cluster)
    {
        var reader = Reader(source.Key.Type);
        foreach (var change in overrides)
        {
            if (change.Target == source.Key && source.Refusal is null)
            {
                source = _made.Get(
                    new VariantKey(source, change, ""), (source, change, reader), static state => SourcePatcher.Apply(state.source, state.change, state.reader));
            }
        }

        return source is { Template: { } template, Refusal: null } ? Expand(source, template, cluster, reader) : source;
    }

    private SourceObject Expand(SourceObject source, SourceTemplate template, TargetCluster cluster, SourceReader reader)
    {
        if (template.FindFault(cluster) is { } fault)
        {
            return source with { Refusal = fault, RefusalReason = UnavailableReasons.ClusterValueMissing };
        }

        var values = string.Join('\0', template.Values.Select(value => value.Of(cluster)));
        return _made.Get(
            new VariantKey(source, null, values),
            (source, template, cluster, reader),
            static state => state.reader.Derive(state.source, TemplateWriter.Write(state.source.Json.Span, state.template, state.cluster), expandValues: null));
    }

    private SourceReader Reader(ResourceType type)
    {
        if (!_readers.TryGetValue(type, out var reader))
        {
            _readers.Add(type, reader = new SourceReader(type));
        }

        return reader;
    }
}
