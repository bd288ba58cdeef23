using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Reports;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Protocol.Sets;

namespace Tombolo.Primary.Distributions.Details;

/// <inheritdoc cref="IDistributionDetails"/>
internal sealed class DistributionDetails(ICompilations compilations, TargetReports reports, TargetBoard board) : IDistributionDetails
{
    /// <inheritdoc/>
    public bool TryDescribe(string distribution, [MaybeNullWhen(false)] out DistributionDetail detail)
    {
        var compilation = compilations.Current;
        detail = compilation.Distributions.TryGetValue(distribution, out var outcome)
            ? new DistributionDetail(
                distribution,
                outcome.RevisionHash,
                [.. outcome.Targets.Names
                    .Concat(outcome.Targets.UnknownClusters)
                    .Order(StringComparer.Ordinal)
                    .Select(cluster => Describe(outcome, cluster, compilation.Clusters.GetValueOrDefault(cluster)?.Set))])
            : null;
        return detail is not null;
    }

    private TargetDetail Describe(DistributionOutcome outcome, string cluster, DesiredSet? set)
    {
        var report = reports.Of(cluster);
        var state = board.Decide(outcome, cluster);
        var missing = outcome.Expanded.Unavailable.Select(source => new ObjectDetail(
            source.Key.Type.Kind, source.Key.Name, ObjectStates.Missing, source.Reason, source.Message, [], []));
        var objects = outcome.Keys.Select(key => Describe(key, set?.Items.GetValueOrDefault(key), report));
        return new TargetDetail(
            cluster, state.State, state.Object, state.Reason, state.Message, report.Acknowledged, [.. objects, .. missing]);
    }

    private static ObjectDetail Describe(string key, CompiledItem? item, MemberReport report)
    {
        var (kind, name) = ItemKey.TryParse(key, out var parsed) ? (parsed.Kind, parsed.Name) : ("", key);
        var owners = item?.Distributions ?? [];
        var result = report.Results.GetValueOrDefault(key);
        if (result is not null && (item is null || result.Etag == item.Etag || result.Etag.Length == 0))
        {
            return new ObjectDetail(kind, name, result.State, result.Reason, result.Message, owners, result.Drift ?? []);
        }

        // What a stored status does not name was as wanted when it was written.
        var state = result is null && !report.IsComplete && report.Acknowledged is not null ? ObjectStates.Applied : ObjectStates.Pending;
        return new ObjectDetail(kind, name, state, "", "", owners, []);
    }
}
