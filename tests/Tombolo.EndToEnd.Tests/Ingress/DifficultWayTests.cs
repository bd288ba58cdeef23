using System.Net;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Proxies;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Ingress;

/// <summary>The main job over ways as they are: join, distribute, change, take away (design section 6).</summary>
public sealed class DifficultWayTests(ControlPlanePool pool)
{
    private const string Password = "p@ss word:not-a-real-one";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, int> Ways => new()
    {
        { "holds answers back until they are complete", 0, 0 },
        { "cuts what is idle for three seconds, and everything after nine", 3, 9 },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task MainJob_BehindADifficultIngress_IsDone(string way, int idleSeconds, int requestSeconds)
    {
        var manners = new IngressManners
        {
            BuffersAnswers = idleSeconds == 0,
            IdleLimit = idleSeconds > 0 ? TimeSpan.FromSeconds(idleSeconds) : null,
            RequestLimit = requestSeconds > 0 ? TimeSpan.FromSeconds(requestSeconds) : null,
            BodyLimit = 1024 * 1024,
        };
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var ingress = await DifficultIngress.StartAsync(manners, TimeProvider.System, Cancelled);
        await using var fleet = await Fleet.CreateAsync(
            lease.Planes, new FleetOptions { Https = false, PinAuthority = false, PrimaryUrl = ingress.Url.AbsoluteUri }, Cancelled);
        ingress.Upstream = fleet.Primary.Server.Address;
        fleet.StartServers();
        await fleet.JoinAsync(await fleet.PromoteAsync(Cancelled), Cancelled, "allow-insecure-primary-ingress: \"true\"");
        await GoThroughAsync(fleet, () => ingress.Cuts >= (manners.BuffersAnswers ? 0 : 4));

        Assert.True(ingress.Requests > 0, way);
        Assert.Equal(0, ingress.Refusals);
        var isPolled = fleet.Secondary.Server.ReadLog().Contains("it is polled from now on", StringComparison.Ordinal);
        Assert.Equal(manners.BuffersAnswers, isPolled);
    }

    [Fact]
    public async Task MainJob_ThroughAForwardProxyThatAsksForAPassword_IsDone()
    {
        const string Name = "primary.example.test:8443";
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var proxy = new ForwardProxy("member", Password);
        var environment = new Dictionary<string, string> { ["HTTPS_PROXY"] = proxy.Url, ["NO_PROXY"] = "10.96.0.0/12,.svc,.cluster.local" };
        await using var fleet = await Fleet.CreateAsync(
            lease.Planes,
            new FleetOptions { PrimaryUrl = $"https://{Name}/k10", PrimaryNames = ["primary.example.test"], SecondaryEnvironment = environment },
            Cancelled);
        proxy.Route(Name, new IPEndPoint(IPAddress.Loopback, fleet.Primary.Server.Address.Port));
        fleet.StartServers();
        await fleet.JoinAsync(await fleet.PromoteAsync(Cancelled), Cancelled);
        await GoThroughAsync(fleet, () => proxy.Passed.Count > 0);

        // Its name leads nowhere but through the proxy; the password is asked for and shown to nobody else.
        Assert.NotEmpty(proxy.Passed);
        Assert.All(proxy.Passed, request => Assert.Equal($"CONNECT {Name} HTTP/1.1", request));
        Assert.True(proxy.Refused > 0);
        var said = fleet.ReadLogs();
        Assert.DoesNotContain(Password, said, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(Password), said, StringComparison.Ordinal);
    }

    /// <param name="hasSuffered">The way did what it does, before the change.</param>
    private static async Task GoThroughAsync(Fleet fleet, Func<bool> hasSuffered)
    {
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        await fleet.DistributeAsync(Cancelled);
        await UntilBucketAsync(fleet, "backups");
        await Eventually.TrueAsync(hasSuffered, FleetSteps.Patience, "the way did what it does");
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.ProfileAlone("kasten-io-mc", bucket: "elsewhere"), Cancelled);
        await UntilBucketAsync(fleet, "elsewhere");
        await fleet.WaitForDistributionAsync("baseline", "Synced", Cancelled);
        await fleet.Primary.Kubectl.RequireAsync(["delete", "distribution", "baseline", "--namespace", "kasten-io-mc", "--wait=false"], cancellationToken: Cancelled);
        await fleet.Secondary.WaitForGoneAsync("profile", "kasten-io", "s3-eu", Cancelled);
        await fleet.Secondary.WaitForGoneAsync("secret", "kasten-io", "s3-eu-cred", Cancelled);
        await fleet.Primary.WaitForGoneAsync("distribution", "kasten-io-mc", "baseline", Cancelled);
    }

    private static Task UntilBucketAsync(Fleet fleet, string bucket) => Eventually.TrueAsync(
        async () => await fleet.Secondary.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.objectStore.name", Cancelled) == bucket,
        FleetSteps.Patience,
        $"{bucket} arrives");
}
