using System.Text;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;

namespace Tombolo.EndToEnd.Tests.Refusals;

/// <summary>No secret of the main job is in a log, an Event, a status or any object that is not the Secret made for it.</summary>
public sealed class SecretsStaySecretTests(ControlPlanePool pool)
{
    private const string Readable = "events,configmaps,serviceaccounts,leases.coordination.k8s.io,bootstraps.dist.kio.kasten.io,clusters.dist.kio.kasten.io,"
        + "distributions.dist.kio.kasten.io,profiles.config.kio.kasten.io,policies.config.kio.kasten.io";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MainJobAndRefusals_EverythingReadable_HoldsNoSecret()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions { Arguments = ["--Logging:LogLevel:Default", "Trace"] }, Cancelled);
        fleet.StartServers();
        var token = await fleet.PromoteAsync(Cancelled);
        var forged = TokenForgery.WithOtherSecret(token);
        var cut = token[..^3];
        await fleet.JoinAsync(cut, Cancelled);
        await fleet.WaitForJoinMessageAsync("rejected", ["Secret mc-join"], Cancelled);
        var texts = new List<string> { await ReadJoinStatusAsync(fleet) };
        await fleet.JoinAsync(forged, Cancelled);
        await fleet.WaitForJoinMessageAsync("rejected", ["InvalidToken"], Cancelled);
        texts.Add(await ReadJoinStatusAsync(fleet));
        await fleet.JoinAsync(token, Cancelled);
        await fleet.WaitForJoinMessageAsync("joined", [], Cancelled);
        await fleet.DistributeAsync(Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Distribution("missing", profile: "nowhere"), Cancelled);
        await fleet.WaitForDistributionAsync("missing", "Failed", Cancelled);

        texts.Add(await ReadJoinStatusAsync(fleet));
        texts.Add(fleet.ReadLogs());
        foreach (var member in fleet.Members)
        {
            texts.Add(await member.Kubectl.RequireAsync(["get", Readable, "--all-namespaces", "-o", "json"], cancellationToken: Cancelled));
            texts.Add(await member.Kubectl.RequireAsync(["get", "secrets", "--all-namespaces", "-o", "jsonpath={.items[*].metadata.labels}"], cancellationToken: Cancelled));
        }

        var secrets = await ReadSecretsAsync(fleet, token, forged, cut);
        Assert.All(["shop-lyon", "s3-eu", "InvalidToken", "Reason"], word => Assert.Contains(texts, text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.All(secrets, secret => Assert.True(secret.Text.Length >= 16, $"{secret.Name} is too short to be looked for"));
        var leaked = secrets.Where(secret => texts.Any(text => text.Contains(secret.Text, StringComparison.Ordinal))).Select(secret => secret.Name);
        Assert.Empty(leaked);
    }

    private static async Task<IReadOnlyList<(string Name, string Text)>> ReadSecretsAsync(Fleet fleet, string token, string forged, string cut)
    {
        List<(string, string)> secrets =
        [
            .. Forms("token", token),
            .. Forms("secret part of the token", token.Split('.')[2]),
            .. Forms("forged token", forged),
            .. Forms("secret part of the forged token", forged.Split('.')[2]),
            .. Forms("cut token", cut),
            .. Forms("key of the profile", "not-a-real-secret-key"),
        ];
        foreach (var member in fleet.Members)
        {
            foreach (var key in new[] { "privateKey", "fleetKey" })
            {
                var stored = await member.ReadAsync("secret", "kasten-io", "tombolo-identity", $".data.{key}", Cancelled);
                if (stored.Length == 0 && key == "fleetKey" && member != fleet.Primary)
                {
                    continue;
                }

                var bytes = Convert.FromBase64String(stored);
                var name = $"{key} of {member.Server.Options.Name}";
                secrets.AddRange([(name, stored), (name, stored.TrimEnd('=').Replace('+', '-').Replace('/', '_')), (name, Convert.ToHexStringLower(bytes))]);
            }
        }

        return secrets;
    }

    private static IEnumerable<(string Name, string Text)> Forms(string name, string text) => [(name, text), ($"{name} in base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))];

    private static async Task<string> ReadJoinStatusAsync(Fleet fleet)
    {
        var encoded = await fleet.Secondary.Kubectl.RequireAsync(["get", "secret", "mc-join-status", "-n", "kasten-io", "-o", "json"], cancellationToken: Cancelled);
        var message = await fleet.Secondary.ReadSecretAsync("kasten-io", "mc-join-status", "msg", Cancelled);
        return $"{encoded}\n{message}";
    }
}
