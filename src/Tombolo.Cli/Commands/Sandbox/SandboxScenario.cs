using Tombolo.Api.Names;
using Tombolo.Api.Resources;

namespace Tombolo.Cli.Commands.Sandbox;

/// <summary>From clusters that know nothing of each other to a profile that is the same in all: by hand as in the lab, or as in the GitOps recipe.</summary>
internal sealed class SandboxScenario(IReadOnlyList<SandboxCluster> clusters, SandboxSteps steps, TimeProvider time)
{
    private const string MultiClusterNamespace = "kasten-io-mc";
    private const string K10Namespace = "kasten-io";

    private readonly SandboxCluster _primary = clusters[0];
    private readonly SandboxObjects _onPrimary = new(clusters[0], time);

    /// <summary>Setup, token, join, distribute: one after the other, as somebody does it with two browsers.</summary>
    public async Task RunLabAsync(CancellationToken cancellationToken)
    {
        await PromoteAsync(cancellationToken);
        var token = await MakeTokenAsync("lab-token", cancellationToken);
        await Task.WhenAll(clusters.Skip(1).Select(async cluster =>
        {
            await ConfigureJoinAsync(cluster, cancellationToken);
            await JoinAsync(cluster, token, "mc-join with the token of lab-token", cancellationToken);
        }));
        await DistributeAsync(cancellationToken);
    }

    /// <summary>Everything is applied at once; the token follows when it is there.</summary>
    public async Task RunGitOpsAsync(CancellationToken cancellationToken)
    {
        foreach (var cluster in clusters.Skip(1))
        {
            await ConfigureJoinAsync(cluster, cancellationToken);
        }

        await PromoteAsync(cancellationToken);
        var token = await MakeTokenAsync("join-token-secret", cancellationToken);
        await Task.WhenAll(clusters.Skip(1).Select(cluster => JoinAsync(
            cluster, token, "mc-join, carried over from join-token-secret (the sandbox stands in for External Secrets and its vault)", cancellationToken)));
        await DistributeAsync(cancellationToken);
    }

    private async Task PromoteAsync(CancellationToken cancellationToken)
    {
        await _onPrimary.ApplyAsync(SandboxManifests.Bootstrap(_primary.Name, _primary.PublicUrl), cancellationToken);
        steps.Done($"{_primary.Name}: created Namespace {MultiClusterNamespace} and Bootstrap bootstrap-primary");
        await WaitForClusterAsync(_primary.Name, cancellationToken);
        steps.Done($"{_primary.Name}: is the primary; Cluster {_primary.Name} is Connected");
    }

    private async Task<string> MakeTokenAsync(string name, CancellationToken cancellationToken)
    {
        await _onPrimary.ApplyAsync(SandboxManifests.JoinToken(name), cancellationToken);
        var token = await _onPrimary.UntilSecretAsync(new ResourceKey(MultiClusterNamespace, name), JoinTokenKeys.Token, text => text.Length > 0, cancellationToken);
        steps.Done($"{_primary.Name}: created Secret {name}; it holds a join token");
        return token;
    }

    private async Task ConfigureJoinAsync(SandboxCluster cluster, CancellationToken cancellationToken)
    {
        await new SandboxObjects(cluster, time).ApplyAsync(SandboxManifests.JoinConfig(cluster.Name, cluster.PublicUrl), cancellationToken);
        steps.Done($"{cluster.Name}: created ConfigMap mc-join-config");
    }

    private async Task JoinAsync(SandboxCluster cluster, string token, string what, CancellationToken cancellationToken)
    {
        var objects = new SandboxObjects(cluster, time);
        await objects.ApplyAsync(SandboxManifests.Join(token), cancellationToken);
        steps.Done($"{cluster.Name}: created Secret {what}");
        await objects.UntilSecretAsync(new ResourceKey(K10Namespace, "mc-join-status"), JoinStatusKeys.Status, status => status == "joined", cancellationToken);
        await WaitForClusterAsync(cluster.Name, cancellationToken);
        steps.Done($"{cluster.Name}: joined; Cluster {cluster.Name} is Connected on {_primary.Name}");
    }

    private async Task DistributeAsync(CancellationToken cancellationToken)
    {
        await _onPrimary.ApplyAsync(SandboxManifests.Profile, cancellationToken);
        steps.Done($"{_primary.Name}: created Profile global-profile-example with its Secret (made up: there is no object store behind it)");
        await _onPrimary.ApplyAsync(SandboxManifests.Distribution, cancellationToken);
        await _onPrimary.UntilAsync(KnownResources.Distribution, new ResourceKey(MultiClusterNamespace, "example-distribution"), "status.state", "Synced", cancellationToken);
        steps.Done($"{_primary.Name}: created Distribution example-distribution; it is Synced");
        await Task.WhenAll(clusters.Select(async cluster =>
        {
            var objects = new SandboxObjects(cluster, time);
            await objects.UntilAsync(KnownResources.Profile, new ResourceKey(K10Namespace, "global-profile-example"), "spec.locationSpec.objectStore.name", "kasten", cancellationToken);
            await objects.UntilSecretAsync(new ResourceKey(K10Namespace, "global-profile-example-cred"), "aws_access_key_id", key => key == "SANDBOX", cancellationToken);
            steps.Done($"{cluster.Name}: verified Profile and Secret in {K10Namespace}");
        }));
    }

    private Task<string> WaitForClusterAsync(string name, CancellationToken cancellationToken) =>
        _onPrimary.UntilAsync(KnownResources.Cluster, new ResourceKey(MultiClusterNamespace, name), "status.state", "Connected", cancellationToken);
}
