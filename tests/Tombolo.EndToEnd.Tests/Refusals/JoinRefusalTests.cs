using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;

namespace Tombolo.EndToEnd.Tests.Refusals;

/// <summary>What <c>mc-join-status</c> answers to inputs that cannot lead to a join (contract 2.4), on real control planes.</summary>
public sealed class JoinRefusalTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Join_TokenIsNoneOfThePrimary_RejectedWithTheRepairUntilATokenThatIs()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        var token = await fleet.PromoteAsync(Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.JoinToken("old-token"), Cancelled);
        var deleted = await fleet.WaitForTokenAsync("old-token", Cancelled);
        await fleet.Primary.Kubectl.RequireAsync(["delete", "secret", "old-token", "-n", "kasten-io-mc"], cancellationToken: Cancelled);

        await fleet.JoinAsync("not a token at all", Cancelled);
        await fleet.WaitForJoinMessageAsync("rejected", ["Secret mc-join", "key token", "not a join token of Tombolo", "copy the whole value again"], Cancelled);

        await ChangeTokenAsync(token[..^5]);
        await fleet.WaitForJoinMessageAsync("rejected", ["Secret mc-join", "characters are missing or changed", "copy the whole value again"], Cancelled);

        await ChangeTokenAsync(token[..(token.LastIndexOf('.') - 1)]);
        await fleet.WaitForJoinMessageAsync("rejected", ["Secret mc-join", "so it was cut", "copy the whole value again"], Cancelled);

        await ChangeTokenAsync(TokenForgery.WithOtherSecret(token));
        await fleet.WaitForJoinMessageAsync("rejected", ["InvalidToken", "Create a join token on the primary", "Secret mc-join"], Cancelled);

        await ChangeTokenAsync(deleted);
        await fleet.WaitForJoinMessageAsync("rejected", ["TokenDeleted", "its Secret was deleted", "create a new join token on the primary", "Secret mc-join"], Cancelled);

        await ChangeTokenAsync(TokenForgery.OfOtherPrimary(token));
        await fleet.WaitForJoinMessageAsync("joining", ["answers with key", "primary-ingress", "mc-join-config"], Cancelled);

        await ChangeTokenAsync(TokenForgery.WithoutPins(token));
        await fleet.WaitForJoinMessageAsync("joining", ["certificate of the primary", fleet.Primary.Server.PublicUrl, "not trusted", "ca-bundle"], Cancelled);

        await ChangeTokenAsync(TokenForgery.WithOtherPin(token));
        await fleet.WaitForJoinMessageAsync("joining", ["certificate of the primary", fleet.Primary.Server.PublicUrl, "not trusted", "pin"], Cancelled);

        await ChangeTokenAsync(token);
        await fleet.WaitForJoinMessageAsync("joined", [], Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        return;

        Task<string> ChangeTokenAsync(string text) => fleet.Secondary.Kubectl.ApplyAsync(FleetManifests.Join(text), Cancelled);
    }

    [Fact]
    public async Task Join_ConfigCannotBeFollowed_SaysWhatToChangeUntilItIsChanged()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        var token = await fleet.PromoteAsync(Cancelled);
        await fleet.Secondary.Kubectl.ApplyAsync(FleetManifests.Join(token), Cancelled);

        await ConfigureAsync("hub-paris");
        await fleet.WaitForJoinMessageAsync("rejected", ["NameTaken", "hub-paris", "key cluster-name of ConfigMap mc-join-config"], Cancelled);

        await ConfigureAsync("Shop_Lyon", "primary-ingress: \"http://127.0.0.1:9/k10\"");
        await fleet.WaitForJoinMessageAsync(
            "rejected",
            ["ConfigMap mc-join-config, key cluster-name", "Shop_Lyon", "ConfigMap mc-join-config, key allow-insecure-primary-ingress", "plain http", "https ingress"],
            Cancelled);

        await ConfigureAsync("shop-lyon", "primary-ingress: \"ftp://hub.example.org\"");
        await fleet.WaitForJoinMessageAsync("rejected", ["ConfigMap mc-join-config, key primary-ingress"], Cancelled);

        var nobody = $"https://127.0.0.1:{LoopbackPorts.Take()}/k10";
        await ConfigureAsync("shop-lyon", $"primary-ingress: \"{nobody}\"");
        await fleet.WaitForJoinMessageAsync("joining", [nobody, "cannot be reached", "ingress is up"], Cancelled);

        await ConfigureAsync("shop-lyon");
        await fleet.WaitForJoinMessageAsync("joined", [], Cancelled);
        Assert.False(await fleet.Primary.ExistsAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "Shop_Lyon", Cancelled));
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        return;

        Task<string> ConfigureAsync(string name, params string[] lines) => fleet.Secondary.Kubectl.ApplyAsync(FleetManifests.JoinConfig(name, lines), Cancelled);
    }

    [Fact]
    public async Task Join_PlainHttpIsAllowed_Joins()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions { Https = false, PinAuthority = false }, Cancelled);
        fleet.StartServers();
        var token = await fleet.PromoteAsync(Cancelled);

        await fleet.JoinAsync(token, Cancelled);
        await fleet.WaitForJoinMessageAsync("rejected", ["allow-insecure-primary-ingress", fleet.Primary.Server.PublicUrl, "plain http"], Cancelled);

        await fleet.JoinAsync(token, Cancelled, "allow-insecure-primary-ingress: \"true\"");
        await fleet.WaitForJoinMessageAsync("joined", [], Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        await fleet.DistributeAsync(Cancelled);
        Assert.Equal("not-a-real-secret-key", await fleet.Secondary.ReadSecretAsync("kasten-io", "s3-eu-cred", "aws_secret_access_key", Cancelled));
    }
}
