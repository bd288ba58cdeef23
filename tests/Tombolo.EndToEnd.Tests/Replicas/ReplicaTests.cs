using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Auditing;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Processes;
using Tombolo.Testing.Servers;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Replicas;

/// <summary>Two servers of one cluster: the standby passes members on, and takes over (design section 6).</summary>
public sealed class ReplicaTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Standby_ActiveKilled_TakesOverWithoutTouchingTargets()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions { Https = false, PinAuthority = false }, Cancelled);
        var (primary, secondary) = (fleet.Primary, fleet.Secondary);
        await using var active = Replica(primary.Server.Options, "active");
        await using var standby = Replica(primary.Server.Options, "standby");
        active.Start();
        await Eventually.TrueAsync(() => active.ReadLog().Contains("This server is active", StringComparison.Ordinal), FleetSteps.Patience);
        standby.Start();
        secondary.Server.Start();

        var token = await fleet.PromoteAsync(Cancelled);
        await fleet.JoinAsync(token, Cancelled, "allow-insecure-primary-ingress: \"true\"", $"primary-ingress: \"{new Uri(standby.Address, "/k10")}\"");
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        await fleet.DistributeAsync(Cancelled);
        Assert.DoesNotContain("This server is active", standby.ReadLog(), StringComparison.Ordinal);

        var marks = fleet.Members.Select(member => member.Plane.Audit.Mark()).ToArray();
        await active.KillAsync();
        await Eventually.TrueAsync(() => standby.ReadLog().Contains("This server is active", StringComparison.Ordinal), FleetSteps.Patience);

        // What arrives after it proves that a cluster is back; its one write, that coming back took none but that of the new epoch.
        await primary.Kubectl.ApplyAsync(FleetManifests.ProfileAlone("kasten-io-mc", bucket: "after"), Cancelled);
        foreach (var member in fleet.Members)
        {
            await Eventually.TrueAsync(
                async () => await member.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.objectStore.name", Cancelled) == "after", FleetSteps.Patience);
        }

        await fleet.WaitForDistributionAsync("baseline", "Synced", Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        foreach (var (member, mark) in fleet.Members.Zip(marks))
        {
            var writes = (await member.Plane.Audit.ReadAsync(mark, Cancelled)).Where(entry => IsOnTarget(entry, member == secondary)).ToArray();
            Assert.True(writes.Where(entry => entry.Name != "mc-cluster-info").ToArray() is [{ Resource: "profiles" }], string.Join('\n', writes.Select(entry => entry.ToString())));
            Assert.Equal(member == secondary ? 1 : 0, writes.Count(entry => entry.Name == "mc-cluster-info"));
        }
    }

    [Fact]
    public async Task Standby_AskedWhatOnlyTheHubKnows_PassesItOnWithTheCallersOwnRights()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions { Https = false, PinAuthority = false }, Cancelled);
        await using var active = Replica(fleet.Primary.Server.Options, "active");
        await using var standby = Replica(fleet.Primary.Server.Options, "standby");
        active.Start();
        await Eventually.TrueAsync(() => active.ReadLog().Contains("This server is active", StringComparison.Ordinal), FleetSteps.Patience);
        standby.Start();
        fleet.Secondary.Server.Start();
        await fleet.JoinAsync(
            await fleet.PromoteAsync(Cancelled), Cancelled, "allow-insecure-primary-ingress: \"true\"", $"primary-ingress: \"{new Uri(active.Address, "/k10")}\"");
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await fleet.DistributeAsync(Cancelled);

        var stored = await AskAsync(fleet, standby, 0, "plan", "distribution/baseline");
        Assert.Contains("2 clusters (hub-paris, shop-lyon)", stored, StringComparison.Ordinal);
        var file = Path.Combine(standby.Options.Folder, "edited.yaml");
        await File.WriteAllTextAsync(file, FleetManifests.ProfileAlone("kasten-io-mc", bucket: "moved"), Cancelled);
        Assert.Contains("backups -> moved", await AskAsync(fleet, standby, 1, "plan", "-f", file), StringComparison.Ordinal);
        Assert.Contains("shop-lyon: Synced", await AskAsync(fleet, standby, 0, "describe", "distribution", "baseline"), StringComparison.Ordinal);
        Assert.Contains("spec.clusters[0].selector", await AskAsync(fleet, standby, 0, "explain", "cluster/shop-lyon", "distribution/baseline"), StringComparison.Ordinal);
        Assert.Contains("baseline", await AskAsync(fleet, standby, 0, "delete", "profile/s3-eu", "--dry-run"), StringComparison.Ordinal);

        // It answers nothing by itself, and adds no rights of its own.
        Assert.Equal(401, await StatusOfAsync(standby, relayed: false));
        Assert.Equal(503, await StatusOfAsync(standby, relayed: true));
        Assert.DoesNotContain("This server is active", standby.ReadLog(), StringComparison.Ordinal);
        Assert.Equal("backups", await fleet.Secondary.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.objectStore.name", Cancelled));
    }

    private static async Task<string> AskAsync(Fleet fleet, TomboloServer server, int exitCode, params string[] arguments)
    {
        var result = await CommandRunner.RunAsync(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "tombolo.dll"), .. arguments,
                "--kubeconfig", fleet.Primary.Kubectl.Kubeconfig, "--server", new Uri(server.Address, "/k10").AbsoluteUri,
            ],
            cancellationToken: Cancelled);
        Assert.True(result.ExitCode == exitCode, $"{string.Join(' ', arguments)}: {result.ExitCode} {result.Output} {result.Error}");
        return result.Output;
    }

    private static async Task<int> StatusOfAsync(TomboloServer server, bool relayed)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/k10/mc/api/v1/distributions/baseline/plan"));
        if (relayed)
        {
            request.Headers.Add("Tombolo-Relayed", "1");
        }

        using var answer = await http.SendAsync(request, Cancelled);
        return (int)answer.StatusCode;
    }

    /// <summary>A write of ours where copies live, other than the Lease. The primary's own books are kept in another namespace.</summary>
    private static bool IsOnTarget(AuditEntry entry, bool isSecondary) =>
        entry.IsWrite && entry.UserAgent.StartsWith("tombolo", StringComparison.Ordinal) && entry.Resource != "leases"
        && (isSecondary || entry.Namespace == "kasten-io");

    private static TomboloServer Replica(TomboloServerOptions options, string name)
    {
        var port = LoopbackPorts.Take();
        return new TomboloServer(options with
        {
            Name = name,
            Folder = Path.Combine(Path.GetDirectoryName(options.Folder)!, name),
            Port = port,
            PublicUrl = options.PublicUrl ?? $"http://127.0.0.1:{options.Port}/k10",
            Arguments = [.. options.Arguments, "--advertise-url", $"http://127.0.0.1:{port}"],
        });
    }
}
