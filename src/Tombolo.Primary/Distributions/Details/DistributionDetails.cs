using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Details;
using Tombolo.Api.Payloads;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Sources;
using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Distributions.Details;

/// <inheritdoc cref="IDistributionDetails"/>
internal sealed class DistributionDetails(
    ICompilations compilations, PayloadPolicy payloads, TargetBoard board, TargetDescriber targets, TargetExplainer explainer) : IDistributionDetails
{
    private const int MostClustersNamed = 10;

    /// <inheritdoc/>
    public bool TryDescribe(string distribution, DetailQuery query, [MaybeNullWhen(false)] out DistributionDetail detail)
    {
        detail = compilations.Current.Distributions.TryGetValue(distribution, out var outcome) ? Describe(outcome, query) : null;
        return detail is not null;
    }

    /// <inheritdoc/>
    public bool TryExplain(string distribution, string cluster, [MaybeNullWhen(false)] out TargetExplanation explanation)
    {
        explanation = compilations.Current.Distributions.TryGetValue(distribution, out var outcome) ? explainer.Explain(outcome, cluster) : null;
        return explanation is not null;
    }

    /// <inheritdoc/>
    public SourceUse? FindUse(string kind, string name)
    {
        if (payloads.Kinds.FirstOrDefault(allowed => allowed.Kind == kind) is not { } type)
        {
            return null;
        }

        var key = new SourceKey(type, name);
        var users = new List<SourceUser>();
        var clusters = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var outcome in compilations.Current.Distributions.Values.OrderBy(outcome => outcome.Definition.Name, StringComparer.Ordinal))
        {
            string[] reached = [.. outcome.Targets.Names.Where(cluster => outcome.For(cluster).Sources.Any(source => source.Key == key))];
            if (reached.Length > 0 || outcome.Definition.Sources.Contains(key))
            {
                users.Add(new SourceUser(outcome.Definition.Name, Because(outcome, key, reached), reached.Length));
                clusters.UnionWith(reached);
            }
        }

        return new SourceUse { Kind = type.Kind, Name = name, Distributions = users, Clusters = clusters.Count, FirstClusters = [.. clusters.Take(MostClustersNamed)] };
    }

    private static string? Because(DistributionOutcome outcome, SourceKey key, IReadOnlyList<string> clusters) =>
        outcome.Definition.Sources.Contains(key)
            ? null
            : outcome.For(clusters[0]).Sources.FirstOrDefault(source => source.Needs.Contains(key))?.Key.ToString();

    private DistributionDetail Describe(DistributionOutcome outcome, DetailQuery query)
    {
        var all = outcome.Targets.Names
            .Concat(outcome.Targets.UnknownClusters)
            .Concat(board.FormerTargets(outcome.Definition.Name))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var found = new List<TargetDetail>();
        string? next = null;
        foreach (var cluster in all.Where(name => string.CompareOrdinal(name, query.After) > 0))
        {
            var state = board.Decide(outcome, cluster);
            if (query.State is not null && state.State != query.State)
            {
                continue;
            }

            if (found.Count == query.Limit)
            {
                next = found[^1].Cluster;
                break;
            }

            found.Add(targets.Describe(outcome, cluster, state));
        }

        return new DistributionDetail
        {
            Name = outcome.Definition.Name,
            RevisionHash = outcome.RevisionHash,
            TotalTargets = all.Count,
            Targets = found,
            Next = next,
        };
    }
}
