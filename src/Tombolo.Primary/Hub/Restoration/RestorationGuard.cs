using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Primary.Membership;
using Tombolo.Runtime.Events;
using Tombolo.Runtime.Signals;

namespace Tombolo.Primary.Hub.Restoration;

/// <summary>
/// Keeps a hub that went back from changing anything on its members until somebody confirms that this is meant, and then lets it begin again in an
/// epoch above all that were seen (design section 6). Every step can be repeated: the confirmation names the epoch that it is about.
/// </summary>
internal sealed class RestorationGuard(
    EpochWatch epochs,
    IResourceInformer<Cluster> clusters,
    string primaryId,
    SessionTable sessions,
    IPrimaryHost host,
    IEventRecorder events,
    TimeProvider time,
    ILogger<RestorationGuard> logger)
{
    private long? _told;

    /// <summary>Looks at what is stored of the members; to be called before the hub opens.</summary>
    public void ReadStored()
    {
        foreach (var cluster in clusters.List())
        {
            epochs.Saw(cluster.Status?.Revision?.Epoch ?? 0);
        }

        if (epochs.WentBackFrom is null)
        {
            host.Note(RestorationText.WentBack, null);
        }
    }

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var changed = new AsyncSignal(time);
        using var seen = epochs.Subscribe(_ => changed.Set());
        using var confirmed = clusters.Subscribe(_ => changed.Set());
        while (true)
        {
            Look();
            await changed.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    private void Look()
    {
        if (epochs.WentBackFrom is not { } seen)
        {
            return;
        }

        var primary = clusters.ListByIndex(ClusterInformer.ById, primaryId).FirstOrDefault(cluster => cluster.IsPrimary());
        if (_told != seen)
        {
            _told = seen;
            Stop(primary, seen);
        }

        if (primary?.Annotation(Annotations.ConfirmRestored) == RestorationText.Value(seen))
        {
            RestorationLog.Confirmed(logger, epochs.Own, seen);
            host.RaiseEpoch(seen);
        }
    }

    private void Stop(Cluster? primary, long seen)
    {
        RestorationLog.WentBack(logger, epochs.Own, seen);
        foreach (var session in sessions.Live())
        {
            session.RequestClose(CloseNotice.WentBack);
        }

        var message = RestorationText.Describe(primary?.Name() ?? "", epochs.Own, seen);
        host.Note(RestorationText.WentBack, message);
        if (primary is not null)
        {
            events.Record(ObjectReference.To(KnownResources.Cluster, primary.Metadata), EventType.Warning, RestorationText.WentBack, message);
        }
    }
}
