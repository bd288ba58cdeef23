using Tombolo.Api.Manifests;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Processes;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Reach;

/// <summary>Steps of a fleet whose clusters are reached through the primary.</summary>
internal static class ReachedFleet
{
    public const string Consent = "allow-primary-access: \"true\"";

    /// <summary>The kubectl administrator is bound on every cluster.</summary>
    public const string Binding = """
        apiVersion: auth.kio.kasten.io/v1alpha1
        kind: K10ClusterRoleBinding
        metadata: { name: admin, namespace: kasten-io-mc }
        spec:
          k10ClusterRole: k10-multi-cluster-admin
          clusters: [ { selector: "" } ]
          subjects: [ { apiGroup: rbac.authorization.k8s.io, kind: User, name: admin } ]
        """;

    public static string Policy(string name) => $$"""
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: Policy
        metadata: { name: {{name}}, namespace: kasten-io }
        spec: { frequency: "@daily", actions: [ { action: backup } ] }
        """;

    /// <summary>Joins, gives the server its right, binds, and waits until the binding is everywhere.</summary>
    public static async Task StartReachableAsync(this Fleet fleet, CancellationToken cancellationToken, params string[] config)
    {
        fleet.StartServers();
        await fleet.Secondary.Kubectl.ApplyAsync(ManifestRenderer.PrimaryAccess(new ManifestOptions(), PrimaryAccessOptions.All), cancellationToken);
        await fleet.JoinAsync(await fleet.PromoteAsync(cancellationToken), cancellationToken, [Consent, .. config]);
        await fleet.WaitForJoinStatusAsync("joined", cancellationToken);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", cancellationToken);
        await fleet.Primary.Kubectl.ApplyAsync(Binding, cancellationToken);
        await Eventually.TrueAsync(
            async () => await fleet.Primary.ReadAsync("k10clusterrolebinding", "kasten-io-mc", "admin", ".status.summary.text", cancellationToken) == "2/2",
            FleetSteps.Patience,
            "the binding is granted");
    }

    /// <summary><c>tombolo kubeconfig</c>, and kubectl with what it printed.</summary>
    /// <param name="kubeconfig">As whom; null is the administrator.</param>
    public static async Task<KubectlRunner> ReachAsync(this Fleet fleet, string cluster, CancellationToken cancellationToken, string? kubeconfig = null, params string[] more)
    {
        var command = Path.Combine(AppContext.BaseDirectory, "tombolo.dll");
        var printed = await CommandRunner.RunAsync(
            "dotnet",
            [command, "kubeconfig", cluster, "--kubeconfig", kubeconfig ?? fleet.Primary.Kubectl.Kubeconfig, "--ca-bundle", fleet.AuthorityFile, .. more],
            cancellationToken: cancellationToken);
        Assert.True(printed.ExitCode == 0, printed.Error);
        var file = Path.Combine(Path.GetDirectoryName(fleet.AuthorityFile)!, $"{Guid.NewGuid():N}.kubeconfig");
        await File.WriteAllTextAsync(file, printed.Output, cancellationToken);
        return fleet.Primary.Plane.KubectlWith(file);
    }
}
