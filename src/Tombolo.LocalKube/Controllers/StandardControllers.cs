using Tombolo.LocalKube.Authentication.ServiceAccounts;
using Tombolo.LocalKube.Controllers.Garbage;
using Tombolo.LocalKube.Controllers.Namespaces;
using Tombolo.LocalKube.Controllers.Roles;
using Tombolo.LocalKube.Controllers.ServiceAccounts;

namespace Tombolo.LocalKube.Controllers;

/// <summary>What kube-controller-manager does for objects without pods.</summary>
internal sealed class StandardControllers(ServiceAccountTokens tokens) : IClusterController
{
    private readonly TaskCompletionSource<ControllerLoop> _loop = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "kube-controller-manager";

    public async Task RunAsync(LocalCluster cluster, CancellationToken cancellationToken)
    {
        var context = new ControllerContext(cluster.Store, cluster.Resources, cluster.Verbs, cluster.Time);
        var authority = cluster.Authority.Certificate.ExportCertificatePem();
        var loop = new ControllerLoop(
            [
                new NamespaceTermination(context),
                new GarbageCollector(context),
                new DefaultAccounts(context, authority),
                new TokenSecrets(context, tokens, authority),
                new RoleAggregation(context),
            ],
            cluster.Time);
        cluster.Store.Observe(loop);
        _loop.SetResult(loop);
        await loop.RunAsync(cancellationToken);
    }

    /// <summary>Waits until they have nothing to do.</summary>
    public async Task WaitForIdleAsync(CancellationToken cancellationToken)
    {
        var loop = await _loop.Task.WaitAsync(cancellationToken);
        await loop.Idle.WaitAsync(cancellationToken);
    }
}
