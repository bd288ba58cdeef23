using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;

namespace Tombolo.Primary.Distributions.Reports;

/// <summary>
/// Gives a hub that just started what the one before had heard, from the status of the Clusters: until a member reports by itself, what it
/// acknowledged last stands. So a restart changes no status.
/// </summary>
internal sealed class StoredReports(TargetReports reports, PayloadPolicy payloads)
{
    // A kind that is not distributed any more; the parts that a status shows are kept.
    private const string UnknownGroup = "?";

    /// <summary>Follows the Clusters until the result is disposed: new ones are taken over, gone ones are forgotten.</summary>
    public IDisposable Follow(IResourceInformer<Cluster> clusters) => clusters.Subscribe(change =>
    {
        if (change.Key.Namespace != WellKnownNamespaces.MultiCluster)
        {
            return;
        }

        if (change.Type == ResourceChangeType.Deleted)
        {
            reports.Forget(change.Key.Name);
        }
        else if (change.Current?.Status is { Revision: { } revision } status)
        {
            reports.Restore(
                change.Key.Name,
                new Tombolo.Protocol.Payloads.Revision(revision.Epoch, revision.Sequence, revision.Hash),
                (status.Exceptions ?? []).Select(ToResult).DistinctBy(result => result.Key));
        }
    });

    private ItemResult ToResult(ObjectDeviation deviation)
    {
        var type = payloads.Kinds.Append(KnownResources.ClusterRoleBinding).FirstOrDefault(kind => kind.Kind == deviation.Kind);
        var key = type is null ? new ItemKey(UnknownGroup, UnknownGroup, deviation.Kind, deviation.Name) : ItemKey.Of(type, deviation.Name);
        return new ItemResult(key.ToString(), Etag: "", deviation.State, deviation.Reason ?? "", deviation.Message ?? "");
    }
}
