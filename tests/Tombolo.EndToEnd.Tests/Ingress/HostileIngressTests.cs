using System.Text;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Proxies;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Ingress;

/// <summary>An ingress that reads everything and does harm achieves nothing but closed connections with a reason (design section 5).</summary>
public sealed class HostileIngressTests(ControlPlanePool pool)
{
    private const string SecretKey = "not-a-real-secret-key";
    private const string Closed = "No connection to";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ingress_DoesHarm_AchievesNothingButClosedConnections()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var ingress = await HostileIngress.StartAsync(Cancelled);
        await using var fleet = await Fleet.CreateAsync(
            lease.Planes, new FleetOptions { Https = false, PinAuthority = false, PrimaryUrl = ingress.Url.AbsoluteUri }, Cancelled);
        ingress.Upstream = fleet.Primary.Server.Address;
        fleet.StartServers();
        await fleet.JoinAsync(await fleet.PromoteAsync(Cancelled), Cancelled, "allow-insecure-primary-ingress: \"true\"");
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await fleet.DistributeAsync(Cancelled);

        var current = "backups";
        foreach (var (mischief, reason) in Harms)
        {
            var next = $"bucket-{mischief.ToString().ToLowerInvariant()}";
            await CheckAsync(fleet, ingress, mischief, reason, current, next);
            current = next;
        }

        AssertNothingSecretPassed(ingress.Traffic);
    }

    /// <summary>Each harm, and what the member says of it.</summary>
    private static IReadOnlyList<(Mischief Mischief, string Reason)> Harms =>
    [
        (Mischief.AlterPayloadByte, "was changed or put in on the way"),
        (Mischief.InjectEvent, "was changed or put in on the way"),
        (Mischief.ReplayEvent, "left out, repeated or moved on the way"),
        (Mischief.ReorderEvents, "left out, repeated or moved on the way"),
        (Mischief.DropEvent, "left out, repeated or moved on the way"),
        (Mischief.ForgeReportAnswer, "did not acknowledge a report"),
    ];

    private static async Task CheckAsync(Fleet fleet, HostileIngress ingress, Mischief mischief, string reason, string old, string next)
    {
        var secondary = fleet.Secondary;
        var log = secondary.Server.ReadLog().Length;
        var mark = secondary.Plane.Audit.Mark();

        ingress.Mischief = mischief;
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.ProfileAlone("kasten-io-mc", bucket: next), Cancelled);
        await Eventually.TrueAsync(
            async () =>
            {
                Assert.Contains(await ReadBucketAsync(secondary), new[] { old, next });
                return secondary.Server.ReadLog()[log..].Contains(Closed, StringComparison.Ordinal);
            },
            FleetSteps.Patience,
            $"the connection is closed because of {mischief}");
        var said = secondary.Server.ReadLog()[log..].Split('\n').First(line => line.Contains(Closed, StringComparison.Ordinal));
        Assert.Contains(reason, said, StringComparison.Ordinal);

        ingress.Mischief = Mischief.None;
        await Eventually.TrueAsync(async () => await ReadBucketAsync(secondary) == next, FleetSteps.Patience, $"{next} arrives after {mischief}");
        await fleet.WaitForDistributionAsync("baseline", "Synced", Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);

        // One write of the one change: nothing else was there in between.
        var writes = (await secondary.Plane.Audit.ReadAsync(mark, Cancelled))
            .Where(entry => entry is { IsWrite: true, Namespace: "kasten-io", Resource: "profiles" or "secrets" });
        var write = Assert.Single(writes);
        Assert.Equal(("profiles", "s3-eu"), (write.Resource, write.Name));
    }

    private static Task<string> ReadBucketAsync(FleetMember member) =>
        member.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.objectStore.name", Cancelled);

    private static void AssertNothingSecretPassed(TrafficRecord traffic)
    {
        // It did see what is not secret.
        Assert.True(traffic.Contains("bucket-dropevent"u8));
        Assert.False(traffic.Contains(Encoding.UTF8.GetBytes(SecretKey)));
        Assert.False(traffic.Contains(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(SecretKey)))));
        Assert.False(traffic.Contains("AKIDEXAMPLE"u8));
        Assert.False(traffic.Contains(Encoding.UTF8.GetBytes(Convert.ToBase64String("AKIDEXAMPLE"u8))));
    }
}
