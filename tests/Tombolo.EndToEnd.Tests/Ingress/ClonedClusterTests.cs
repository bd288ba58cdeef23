using System.Text.Json.Nodes;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Ingress;

/// <summary>A member was cloned with its K10 namespace: two clusters connect with one identity (design section 5).</summary>
public sealed class ClonedClusterTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clone_WithTheIdentityOfAMember_IsSaidOnTheClusterAndNothingIsRemoved()
    {
        await using var lease = await pool.RentAsync(3, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        var (primary, original, clone) = (fleet.Primary, fleet.Secondary, fleet.Members[2]);
        primary.Server.Start();
        original.Server.Start();
        await fleet.JoinAsync(await fleet.PromoteAsync(Cancelled), Cancelled);
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await fleet.DistributeAsync(Cancelled);

        foreach (var secret in new[] { "tombolo-identity", "mc-cluster-info" })
        {
            await CopySecretAsync(original, clone, secret);
        }

        clone.Server.Start();
        await Eventually.TrueAsync(async () => await IsDuplicatedAsync(primary), FleetSteps.Patience, "the Cluster says DuplicateIdentity");
        var events = await primary.Kubectl.RequireAsync(
            ["get", "events", "--namespace", "kasten-io-mc", "--field-selector", "reason=DuplicateIdentity", "-o", "jsonpath={.items[*].involvedObject.name}"], cancellationToken: Cancelled);
        Assert.Equal("shop-lyon", events.Trim());

        // What is to go stays on both, what is to come comes.
        await primary.Kubectl.RequireAsync(["delete", "distribution", "baseline", "--namespace", "kasten-io-mc", "--wait=false"], cancellationToken: Cancelled);
        await primary.Kubectl.ApplyAsync(FleetManifests.Profile("later"), Cancelled);
        await primary.Kubectl.ApplyAsync(FleetManifests.Distribution("later", "later"), Cancelled);
        foreach (var member in new[] { original, clone })
        {
            await Eventually.TrueAsync(
                () => member.ExistsAsync("profile", "kasten-io", "later", Cancelled), FleetSteps.Patience, $"{member.Server.Options.Name} holds what came later");
            Assert.True(await member.ExistsAsync("profile", "kasten-io", "s3-eu", Cancelled));
        }

        Assert.True(await IsDuplicatedAsync(primary));
        Assert.Contains("DuplicateIdentity", original.Server.ReadLog(), StringComparison.Ordinal);
        Assert.Contains("DuplicateIdentity", clone.Server.ReadLog(), StringComparison.Ordinal);
    }

    private static async Task<bool> IsDuplicatedAsync(FleetMember primary) =>
        await primary.ReadAsync(
            "clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", ".status.conditions[?(@.type==\"DuplicateIdentity\")].status", Cancelled) == "True";

    private static async Task CopySecretAsync(FleetMember from, FleetMember to, string name)
    {
        var read = await from.Kubectl.RequireAsync(["get", "secret", name, "--namespace", "kasten-io", "-o", "json"], cancellationToken: Cancelled);
        var secret = JsonNode.Parse(read)!.AsObject();
        secret["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = "kasten-io" };
        await to.Kubectl.ApplyAsync(secret.ToJsonString(), Cancelled);
    }
}
