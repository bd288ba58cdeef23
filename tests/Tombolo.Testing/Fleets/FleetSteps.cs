using Tombolo.Testing.Waiting;

namespace Tombolo.Testing.Fleets;

/// <summary>The steps of the main job with kubectl, for tests that begin where it ends.</summary>
public static class FleetSteps
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Namespace, Bootstrap and join token on the primary; the token's text.</summary>
    public static async Task<string> PromoteAsync(this Fleet fleet, CancellationToken cancellationToken)
    {
        var kubectl = fleet.Primary.Kubectl;
        await kubectl.ApplyAsync(FleetManifests.Namespace, cancellationToken);
        await kubectl.ApplyAsync(FleetManifests.Bootstrap(fleet.Primary.Server.PublicUrl), cancellationToken);
        await kubectl.ApplyAsync(FleetManifests.JoinToken(), cancellationToken);
        return await fleet.WaitForTokenAsync("paris-token", cancellationToken);
    }

    public static async Task<string> WaitForTokenAsync(this Fleet fleet, string name, CancellationToken cancellationToken)
    {
        string? token = null;
        await Eventually.TrueAsync(
            async () => (token = await fleet.Primary.ReadSecretAsync("kasten-io-mc", name, "token", cancellationToken)) is not null, Patience, $"token {name} is filled");
        return token!;
    }

    /// <summary>Both objects of a join on the secondary.</summary>
    public static async Task JoinAsync(this Fleet fleet, string token, CancellationToken cancellationToken, params string[] config)
    {
        await fleet.Secondary.Kubectl.ApplyAsync(FleetManifests.JoinConfig("shop-lyon", config), cancellationToken);
        await fleet.Secondary.Kubectl.ApplyAsync(FleetManifests.Join(token), cancellationToken);
    }

    public static Task WaitForJoinStatusAsync(this Fleet fleet, string status, CancellationToken cancellationToken) => Eventually.TrueAsync(
        async () => await fleet.Secondary.ReadSecretAsync("kasten-io", "mc-join-status", "status", cancellationToken) == status, Patience, $"mc-join-status is {status}");

    /// <summary>The main job up to the join.</summary>
    public static async Task StartJoinedAsync(this Fleet fleet, CancellationToken cancellationToken)
    {
        fleet.StartServers();
        await fleet.JoinAsync(await fleet.PromoteAsync(cancellationToken), cancellationToken);
        await fleet.WaitForJoinStatusAsync("joined", cancellationToken);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", cancellationToken);
    }

    public static Task WaitForClusterStateAsync(this Fleet fleet, string cluster, string state, CancellationToken cancellationToken) => Eventually.TrueAsync(
        async () => await fleet.Primary.ReadAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", cluster, ".status.state", cancellationToken) == state,
        Patience,
        $"Cluster {cluster} is {state}");

    /// <summary>Profile, Secret and Distribution to all; waits until it says Synced.</summary>
    public static async Task DistributeAsync(this Fleet fleet, CancellationToken cancellationToken)
    {
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Profile(), cancellationToken);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Distribution("baseline"), cancellationToken);
        await fleet.WaitForDistributionAsync("baseline", "Synced", cancellationToken);
    }

    public static Task WaitForDistributionAsync(this Fleet fleet, string name, string state, CancellationToken cancellationToken) => Eventually.TrueAsync(
        async () => await fleet.Primary.ReadAsync("distribution", "kasten-io-mc", name, ".status.state", cancellationToken) == state,
        Patience,
        $"Distribution {name} is {state}");

    /// <summary>All servers are reached and answer 200 at <c>/readyz</c>.</summary>
    public static async Task WaitForReadyAsync(this Fleet fleet, CancellationToken cancellationToken)
    {
        using var http = fleet.CreateHttpClient();
        foreach (var member in fleet.Members)
        {
            await Eventually.TrueAsync(() => IsReadyAsync(http, member, cancellationToken), Patience, $"{member.Server.Options.Name} is ready");
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, FleetMember member, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(member.Server.Address, "/readyz"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }

    public static Task WaitForGoneAsync(this FleetMember member, string resource, string @namespace, string name, CancellationToken cancellationToken) => Eventually.TrueAsync(
        async () => !await member.ExistsAsync(resource, @namespace, name, cancellationToken), Patience, $"{resource} {@namespace}/{name} is gone");
}
