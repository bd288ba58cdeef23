using Tombolo.Api.Details;
using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Effects;

/// <summary>What a deletion does to the clusters, in sentences: the same in the shell and in the browser.</summary>
public static class DeletionEffect
{
    private const int MostTargetsNamed = 10;

    /// <summary>Of a global resource that Distributions may send.</summary>
    public static IReadOnlyList<string> OfSource(SourceUse use)
    {
        var subject = $"{use.Kind} {use.Name}";
        if (use.Distributions.Count == 0)
        {
            return [$"{subject} is not distributed; deleting it changes no cluster."];
        }

        var more = use.Clusters > use.FirstClusters.Count ? $" and {use.Clusters - use.FirstClusters.Count} more" : "";
        return
        [
            $"{subject} is distributed by:",
            .. use.Distributions.Select(user =>
                $"  Distribution {user.Distribution} to {Clusters(user.Clusters)}{(user.Because is { } because ? $", because {because} refers to it" : "")}"),
            $"Its copies on {Clusters(use.Clusters)} ({string.Join(", ", use.FirstClusters)}{more}) stay, but are not repaired or updated any more.",
            "The distributions become Failed with reason SourceMissing until the object is created again or no longer wanted. To remove the copies, take it out of the distributions first.",
        ];
    }

    /// <summary>Of a Distribution; <paramref name="detail"/> must hold all its targets.</summary>
    public static IReadOnlyList<string> OfDistribution(Distribution distribution, DistributionDetail detail)
    {
        var subject = $"Distribution {distribution.Metadata.Name}";
        var alone = detail.Targets
            .Select(target => (target.Cluster, Objects: target.Objects.Where(found => found.Owners is [var owner] && owner == distribution.Metadata.Name).ToList()))
            .Where(target => target.Objects.Count > 0)
            .ToList();
        var shared = detail.Targets.Sum(target => target.Objects.Count(found => found.Owners.Count > 1));
        var copies = alone.Sum(target => target.Objects.Count);
        var lines = new List<string>
        {
            distribution.Spec?.DeletionPolicy == DeletionPolicies.Retain
                ? $"{subject}: {copies} copies on {Clusters(alone.Count)} stay there as objects of the clusters, because deletionPolicy is {DeletionPolicies.Retain}."
                : $"{subject}: {copies} copies on {Clusters(alone.Count)} are removed, except what was there before and what a local object uses.",
        };
        lines.AddRange(alone.Take(MostTargetsNamed).Select(target => $"  {target.Cluster}: {string.Join(", ", target.Objects.Select(found => $"{found.Kind}/{found.Name}"))}"));
        if (alone.Count > MostTargetsNamed)
        {
            lines.Add($"  and {alone.Count - MostTargetsNamed} more clusters");
        }

        if (shared > 0)
        {
            lines.Add($"{shared} copies stay, because other distributions want them too.");
        }

        if (FlagAnnotation.MayBeTrue(distribution.Metadata.Annotations, Annotations.Protect))
        {
            lines.Add($"The deletion will wait until annotation {Annotations.Protect} is removed.");
        }

        return lines;
    }

    private static string Clusters(int count) => count == 1 ? "1 cluster" : $"{count} clusters";
}
