using System.Net;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.BesideKasten;

/// <summary>Where Kasten's own multi-cluster is on, nothing is touched (design section 4, "Beside Kasten").</summary>
public sealed class HandsOffTests(ControlPlanePool pool)
{
    private const string Deployment = "deployment/controllermanager-svc";

    private const string ControllerManager = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: controllermanager-svc, namespace: kasten-io }
        spec:
          selector: { matchLabels: { component: controllermanager } }
          template:
            metadata: { labels: { component: controllermanager } }
            spec:
              containers:
                - name: controllermanager-svc
                  image: registry.example.org/controllermanager:1
                  env: [{ name: K10_CAPABILITIES, value: "gateway mc" }]
        """;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_KastenMultiClusterOn_WritesNothingButItsLeaseUntilItIsOff()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions { Https = false, PinAuthority = false }, Cancelled);
        var primary = fleet.Primary;
        await primary.Kubectl.ApplyAsync(ControllerManager, Cancelled);
        await primary.Kubectl.ApplyAsync(FleetManifests.Namespace, Cancelled);
        await primary.Kubectl.ApplyAsync(FleetManifests.Bootstrap(primary.Server.PublicUrl), Cancelled);
        await primary.Kubectl.ApplyAsync(FleetManifests.JoinToken(), Cancelled);
        var mark = primary.Plane.Audit.Mark();

        fleet.StartServers();
        await WaitForReadinessAsync(primary, HttpStatusCode.ServiceUnavailable, "KastenMultiClusterEnabled");

        // Longer than promotion and a token take.
        await Task.Delay(Quiet, TimeProvider.System, Cancelled);
        var writes = (await primary.Plane.Audit.ReadAsync(mark, Cancelled))
            .Where(entry => entry.IsWrite && entry.UserAgent.StartsWith("tombolo", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(writes);
        Assert.All(writes, entry => Assert.Contains(entry.Resource, new[] { "leases", "events" }));
        Assert.Equal("", await primary.ReadAsync("bootstrap", "kasten-io-mc", "bootstrap-primary", ".status", Cancelled));

        await primary.Kubectl.RequireAsync(["set", "env", Deployment, "K10_CAPABILITIES=gateway", "-n", "kasten-io"], cancellationToken: Cancelled);
        await fleet.WaitForTokenAsync("paris-token", Cancelled);
        await fleet.WaitForClusterStateAsync("hub-paris", "Connected", Cancelled);
        await WaitForReadinessAsync(primary, HttpStatusCode.OK, "");

        await primary.Kubectl.RequireAsync(["set", "env", Deployment, "K10_CAPABILITIES=gateway,mc", "-n", "kasten-io"], cancellationToken: Cancelled);
        await WaitForReadinessAsync(primary, HttpStatusCode.ServiceUnavailable, "KastenMultiClusterEnabled");
        await primary.Kubectl.ApplyAsync(FleetManifests.JoinToken("late-token"), Cancelled);
        await Task.Delay(Quiet, TimeProvider.System, Cancelled);
        Assert.Null(await primary.ReadSecretAsync("kasten-io-mc", "late-token", "token", Cancelled));
        Assert.DoesNotContain("The roles of this server failed", primary.Server.ReadLog(), StringComparison.Ordinal);

        await primary.Kubectl.RequireAsync(["set", "env", Deployment, "K10_CAPABILITIES=gateway", "-n", "kasten-io"], cancellationToken: Cancelled);
        await fleet.WaitForTokenAsync("late-token", Cancelled);
    }

    private static async Task WaitForReadinessAsync(FleetMember member, HttpStatusCode status, string text)
    {
        using var http = new HttpClient();
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    using var answer = await http.GetAsync(new Uri(member.Server.Address, "/readyz"), Cancelled);
                    return answer.StatusCode == status && (await answer.Content.ReadAsStringAsync(Cancelled)).Contains(text, StringComparison.Ordinal);
                }
                catch (HttpRequestException)
                {
                    // It does not listen yet.
                    return false;
                }
            },
            FleetSteps.Patience,
            $"/readyz answers {(int)status} {text}");
    }
}
