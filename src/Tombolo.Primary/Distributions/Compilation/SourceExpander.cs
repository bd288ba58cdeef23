using Tombolo.Api.Names;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>Follows the references of a Distribution's sources, and of what they refer to, until nothing new is met.</summary>
internal static class SourceExpander
{
    public static ExpandedDistribution Expand(DistributionDefinition definition, ISourceLookup lookup)
    {
        var waiting = new Queue<(SourceKey Key, SourceKey? NeededBy)>(definition.Sources.Select(key => (key, (SourceKey?)null)));
        var met = new HashSet<SourceKey>();
        var sources = new List<SourceObject>();
        var unavailable = new List<UnavailableSource>();
        var unsent = new List<UnsentReference>();
        while (waiting.TryDequeue(out var next))
        {
            if (!met.Add(next.Key))
            {
                continue;
            }

            if (Check(next.Key, next.NeededBy, lookup, out var source) is { } fault)
            {
                unavailable.Add(fault);
                continue;
            }

            sources.Add(source!);
            foreach (var need in source!.Needs)
            {
                if (definition.FollowsReferences)
                {
                    waiting.Enqueue((need, next.Key));
                }
                else if (!definition.Sources.Contains(need))
                {
                    unsent.Add(new UnsentReference(need, next.Key));
                }
            }
        }

        sources.Sort(static (left, right) => string.CompareOrdinal(left.ItemKey, right.ItemKey));
        return new ExpandedDistribution(definition, sources, unavailable) { Unsent = unsent };
    }

    private static UnavailableSource? Check(SourceKey key, SourceKey? neededBy, ISourceLookup lookup, out SourceObject? source)
    {
        source = null;
        var needed = neededBy is null ? "" : $", which {neededBy} refers to,";
        if (!lookup.IsAllowed(key.Type))
        {
            return new UnavailableSource(key, neededBy, UnavailableReasons.SourceNotAllowed,
                $"{key}{needed} is not sent: {key.Type.Kind} is not among the kinds that this primary is set to distribute; allow the kind or create the object on each cluster");
        }

        if (!lookup.IsServed(key.Type))
        {
            return new UnavailableSource(key, neededBy, UnavailableReasons.KindNotServed,
                $"{key}{needed} cannot be read: this primary does not serve {key.Type.ApiVersion} {key.Type.Kind}; install its CustomResourceDefinition");
        }

        if (!lookup.TryGet(key, out source))
        {
            return new UnavailableSource(key, neededBy, UnavailableReasons.SourceMissing,
                $"{key}{needed} does not exist in namespace {WellKnownNamespaces.MultiCluster}; create it, or remove the reference. Copies that exist stay");
        }

        if (source.IsDeleting)
        {
            return new UnavailableSource(key, neededBy, UnavailableReasons.SourceDeleting,
                $"{key}{needed} is being deleted; create it again when it is gone, or remove the reference. Copies that exist stay");
        }

        return source.Refusal is null
            ? null
            : new UnavailableSource(key, neededBy, source.RefusalReason, $"{key}{needed} is not sent: {source.Refusal}");
    }
}
