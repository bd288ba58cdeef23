using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Overrides;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation.Varying;

/// <summary>The global resources as one cluster is to get them.</summary>
internal sealed class ClusterSources(ISourceLookup stored, SourceVariants variants, IReadOnlyList<SourceOverride> overrides, TargetCluster cluster) : ISourceLookup
{
    public bool IsAllowed(ResourceType type) => stored.IsAllowed(type);

    public bool IsServed(ResourceType type) => stored.IsServed(type);

    public bool TryGet(SourceKey key, [MaybeNullWhen(false)] out SourceObject source)
    {
        if (!stored.TryGet(key, out source))
        {
            return false;
        }

        source = source.Refusal is null ? variants.For(source, overrides, cluster) : source;
        return true;
    }
}
