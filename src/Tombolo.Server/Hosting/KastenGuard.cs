using Tombolo.Api.Kasten;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Signals;
using Tombolo.Server.Health;

namespace Tombolo.Server.Hosting;

/// <summary>Lets the roles of this server run only while Kasten's own multi-cluster is off here (design section 4, "Beside Kasten").</summary>
internal sealed partial class KastenGuard(RoleServices services, Readiness readiness, ILogger<KastenGuard> logger)
{
    private readonly AsyncSignal _changed = new(services.Time);

    /// <summary>Runs <paramref name="act"/> whenever Kasten lets us, and ends it when it does not any more.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var deployments = services.Informer(KnownResources.Deployment, new InformerOptions<KubernetesObject>
        {
            Decode = Decoders.Bytes,
            Namespace = services.Context.K10Namespace,
            FieldSelector = $"metadata.name={WellKnownNames.KastenControllerManager}",
        });
        await using var watching = new TaskGroup(cancellationToken);
        watching.Run(deployments.RunAsync);
        using var subscription = deployments.Subscribe(_ => _changed.Set());
        await deployments.WaitForSyncAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            if (IsEnabled(deployments))
            {
                readiness.Report(KastenMultiCluster.EnabledReason, "set multicluster.enabled=false in Kasten");
                HandsOff();
                await _changed.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
                continue;
            }

            readiness.Report(KastenMultiCluster.EnabledReason, null);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var acting = act(stop.Token);
            var enabled = WaitUntilEnabledAsync(deployments, stop.Token);
            await Task.WhenAny(acting, enabled);
            await stop.CancelAsync();
            await acting;
        }
    }

    private async Task WaitUntilEnabledAsync(ResourceInformer<KubernetesObject> deployments, CancellationToken cancellationToken)
    {
        while (!IsEnabled(deployments))
        {
            await _changed.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    private static bool IsEnabled(ResourceInformer<KubernetesObject> deployments)
    {
        foreach (var deployment in deployments.List())
        {
            using var document = deployment.ToDocument();
            if (KastenMultiCluster.IsEnabled(document.RootElement))
            {
                return true;
            }
        }

        return false;
    }

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "KastenMultiClusterEnabled: Kasten's own multi-cluster is on in this cluster, nothing is touched; set multicluster.enabled=false in Kasten")]
    private partial void HandsOff();
}
