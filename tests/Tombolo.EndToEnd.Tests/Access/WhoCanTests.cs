using System.Text.Json;
using Tombolo.Api.Access.WhoCan;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Processes;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Access;

/// <summary><c>tombolo access who-can</c> over a fleet of real API servers.</summary>
public sealed class WhoCanTests(ControlPlanePool pool)
{
    private const string Binding = """
        apiVersion: auth.kio.kasten.io/v1alpha1
        kind: K10ClusterRoleBinding
        metadata: { name: ops, namespace: kasten-io-mc }
        spec:
          k10ClusterRole: k10-multi-cluster-basic
          clusters: [ { selector: "" } ]
          subjects: [ { apiGroup: rbac.authorization.k8s.io, kind: User, name: alice } ]
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhoCan_FleetAsItIs_TellsWhatIsBoundAndWhereItDiffers()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(Binding, Cancelled);
        await Eventually.TrueAsync(
            async () => await fleet.Primary.ReadAsync("k10clusterrolebinding", "kasten-io-mc", "ops", ".status.summary.text", Cancelled) == "2/2", FleetSteps.Patience, "the binding is granted");

        var (before, exitCode) = await AskAsync(fleet);
        Assert.Equal(["hub-paris Bound alice ops", "hub-paris Bound k10:admins k10-multi-cluster-default-admin", "shop-lyon Bound alice ops", "shop-lyon Bound k10:admins k10-multi-cluster-default-admin"], before);
        Assert.Equal(0, exitCode);

        // Somebody of that cluster has it too, and somebody there gave it to a person of the primary by hand.
        var id = await fleet.Primary.ReadAsync("namespace", "", "kube-system", ".metadata.uid", Cancelled);
        await fleet.Secondary.Kubectl.RequireAsync(["create", "clusterrolebinding", "local", "--clusterrole=tombolo-admin", "--user=carol"], cancellationToken: Cancelled);
        await fleet.Secondary.Kubectl.RequireAsync(["create", "clusterrolebinding", "by-hand", "--clusterrole=tombolo-admin", $"--user=tombolo:{id}:mallory"], cancellationToken: Cancelled);
        var (after, different) = await AskAsync(fleet, "--cluster", "shop-lyon");
        Assert.Equal(["shop-lyon Bound alice ops", "shop-lyon Bound k10:admins k10-multi-cluster-default-admin", "shop-lyon Local carol ", "shop-lyon Unbound mallory "], after);
        Assert.Equal(1, different);

        // A cluster that cannot be asked is said to be one.
        await fleet.Secondary.Server.KillAsync();
        await fleet.WaitForClusterStateAsync("shop-lyon", "Disconnected", Cancelled);
        var (away, unanswered) = await AskAsync(fleet, "--cluster", "shop-lyon");
        Assert.Equal(["shop-lyon Unverified alice ops", "shop-lyon Unverified k10:admins k10-multi-cluster-default-admin"], away);
        Assert.Equal(1, unanswered);
    }

    private static async Task<(IReadOnlyList<string> Holders, int ExitCode)> AskAsync(Fleet fleet, params string[] more)
    {
        var command = Path.Combine(AppContext.BaseDirectory, "tombolo.dll");
        var result = await CommandRunner.RunAsync(
            "dotnet",
            [command, "access", "who-can", "create", "policies", .. more, "-o", "json", "--kubeconfig", fleet.Primary.Kubectl.Kubeconfig, "--ca-bundle", fleet.AuthorityFile],
            cancellationToken: Cancelled);
        Assert.True(result.Output.Length > 0, result.Error);
        var access = JsonSerializer.Deserialize(result.Output, AccessJsonContext.Default.FleetAccess)!;
        return ([.. access.Clusters.SelectMany(cluster => cluster.Holders.Where(holder => !holder.IsSystem).Select(holder => $"{cluster.Cluster} {holder.State} {holder.Name} {holder.K10Binding}").Order(StringComparer.Ordinal))], result.ExitCode);
    }
}
