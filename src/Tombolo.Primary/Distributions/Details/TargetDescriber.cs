using Tombolo.Api.Details;
using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Reports;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;

namespace Tombolo.Primary.Distributions.Details;

/// <summary>Says how each object of a Distribution stands on one target.</summary>
internal sealed class TargetDescriber(ICompilations compilations, TargetReports reports)
{
    public TargetDetail Describe(DistributionOutcome outcome, string cluster, TargetState state)
    {
        var report = reports.Of(cluster);
        var set = compilations.Current.Clusters.GetValueOrDefault(cluster)?.Set;
        var expanded = outcome.For(cluster);
        var isTarget = outcome.Targets.Contains(cluster);
        var wanted = isTarget ? expanded.Sources.Select(source => source.ItemKey).ToList() : [];
        var left = outcome.Keys.Except(wanted).Where(report.Results.ContainsKey);
        var missing = isTarget ? expanded.Unavailable.Select(source => new ObjectDetail
        {
            Kind = source.Key.Type.Kind,
            Name = source.Key.Name,
            State = ObjectStates.Missing,
            Reason = source.Reason,
            Message = source.Message,
            Owners = [],
        }) : [];
        return new TargetDetail
        {
            Cluster = cluster,
            State = state.State,
            Object = OrNull(state.Object),
            Reason = OrNull(state.Reason),
            Message = OrNull(state.Message),
            Acknowledged = RevisionOf(report.Acknowledged),
            Objects = [.. wanted.Concat(left).Select(key => Describe(key, set?.Items.GetValueOrDefault(key), report)), .. missing],
        };
    }

    /// <summary>A revision as the API shows it.</summary>
    public static Api.Clusters.Revision? RevisionOf(Revision? revision) =>
        revision is null ? null : new Api.Clusters.Revision { Epoch = revision.Epoch, Sequence = revision.Sequence, Hash = revision.Hash };

    private static ObjectDetail Describe(string key, CompiledItem? item, MemberReport report)
    {
        var (kind, name) = ItemKey.TryParse(key, out var parsed) ? (parsed.Kind, parsed.Name) : ("", key);
        var result = report.Results.GetValueOrDefault(key);
        var isCurrent = result is not null && (item is null || result.Etag == item.Etag || result.Etag.Length == 0);
        return new ObjectDetail
        {
            Kind = kind,
            Name = name,
            // What a stored status does not name was as wanted when it was written.
            State = isCurrent ? result!.State : result is null && !report.IsComplete && report.Acknowledged is not null ? ObjectStates.Applied : ObjectStates.Pending,
            Reason = isCurrent ? OrNull(result!.Reason) : null,
            Message = isCurrent ? OrNull(result!.Message) : null,
            Owners = item?.Distributions ?? [],
            Drift = isCurrent && result!.Drift is { Count: > 0 } drift ? [.. drift.Select(Show)] : null,
        };
    }

    private static DriftDetail Show(FieldDrift drift) => new(drift.Path, drift.Wanted, drift.Found, drift.Since, drift.Manager);

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
