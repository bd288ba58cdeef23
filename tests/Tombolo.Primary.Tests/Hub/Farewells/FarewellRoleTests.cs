using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Identity;
using Tombolo.Primary.Membership.Tombstones;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Identity;
using Tombolo.Runtime.Metrics;
using Tombolo.Testing.Metrics;

namespace Tombolo.Primary.Tests.Hub.Farewells;

/// <summary>After the end of a fleet its former members are still told, and the hub closes when all know (design section 7).</summary>
public sealed class FarewellRoleTests : IAsyncLifetime
{
    private readonly PrimaryWorld _world = new();
    private readonly HubGate _gate = new();
    private readonly TestMeterFactory _meters = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SigningKey _member = SigningKey.Create();
    private readonly List<Task> _running = [];
    private PrimaryIdentitySource _identity = null!;
    private PrimaryIdentity _primary = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _identity = new PrimaryIdentitySource(new ClusterIdentityStore(_world.Api, "kasten-io"));
        _primary = await _identity.GetAsync(Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        _identity.Dispose();
        _member.Dispose();
        _stop.Dispose();
        _meters.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Run_MemberThatWasAwayComes_IsToldAndThenForgottenAndTheHubCloses()
    {
        await StoreAsync("id", _member.PublicKey.Thumbprint);
        var running = Start();
        await _world.UntilAsync(() => _gate.Farewells is not null);
        Assert.True(_gate.IsOpen);

        // It may come again and again until it has left.
        for (var time = 0; time < 2; time++)
        {
            var ended = Assert.IsType<MembershipEnded>(await OpenAsync("id", _member, leaving: false));
            Assert.Equal(("NamespaceDeleted", false), (ended.Tombstone.Cause, ended.Tombstone.RemoveCopies));
        }

        Assert.IsType<MembershipEnded>(await OpenAsync("id", _member, leaving: true));
        await _world.UntilAsync(() => running.IsCompleted);
        Assert.False(_gate.IsOpen);
        Assert.DoesNotContain("life-1", await _world.FindAsync(KnownResources.Secret, WellKnownNames.Tombstones, "kasten-io"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SomebodyElseSaysThatItHasLeft_IsNotBelieved()
    {
        await StoreAsync("id", _member.PublicKey.Thumbprint);
        _ = Start();
        await _world.UntilAsync(() => _gate.Farewells is not null);
        using var stranger = SigningKey.Create();

        _ = await OpenAsync("id", stranger, leaving: true);

        Assert.IsType<MembershipEnded>(await OpenAsync("id", _member, leaving: false));
    }

    [Fact]
    public async Task Run_StrangerComes_EndsNothing()
    {
        await StoreAsync("id", _member.PublicKey.Thumbprint);
        _ = Start();
        await _world.UntilAsync(() => _gate.Farewells is not null);

        Assert.Equal("UnknownCluster", Assert.IsType<SessionRefused>(await OpenAsync("other", _member, leaving: false)).Reason);
        Assert.True(_gate.IsOpen);
    }

    [Fact]
    public async Task Run_NobodyIsToBeTold_StaysClosed()
    {
        await Start();

        Assert.False(_gate.IsOpen);
    }

    [Fact]
    public async Task Run_ClusterNeverWasAPrimary_MakesNoIdentity()
    {
        await using var other = new PrimaryWorld();
        using var identity = new PrimaryIdentitySource(new ClusterIdentityStore(other.Api, "kasten-io"));

        await new FarewellRole(Services(other), _gate, new ClusterIdentityStore(other.Api, "kasten-io"), identity).RunAsync(Cancelled);

        Assert.Empty(other.Api.Writes);
    }

    private RoleServices Services(PrimaryWorld world) =>
        new(world.Api, world.Context, new RuntimeMetrics(_meters), world.Time, world.Logs) { Events = new RecordingEvents() };

    private Task Start()
    {
        var running = new FarewellRole(Services(_world), _gate, new ClusterIdentityStore(_world.Api, "kasten-io"), _identity).RunAsync(_stop.Token);
        _running.Add(running);
        return running;
    }

    private async Task StoreAsync(string id, string key)
    {
        using var store = new TombstoneStore(_world.Api, "kasten-io", _primary, Microsoft.Extensions.Logging.Abstractions.NullLogger<TombstoneStore>.Instance);
        await store.StoreAsync(
            id, "life-1", new TombstoneEntry { Cause = TombstoneCauses.NamespaceDeleted, IssuedAt = _world.Time.GetUtcNow(), Key = key }, Cancelled);
    }

    private async Task<SessionOutcome> OpenAsync(string id, SigningKey key, bool leaving)
    {
        var details = new SessionDetails
        {
            ClusterId = id,
            Incarnation = "life-1",
            Instance = "process",
            PrimaryKey = _primary.Key.PublicKey.Thumbprint,
            HighestEpoch = 0,
            Leaving = leaving,
        };
        using var attempt = SessionClient.Begin(key, details, _world.Time);
        var answer = await _gate.Farewells!.OpenSessionAsync(attempt.Request, Cancelled);
        return attempt.Read(new HttpAnswer(answer.StatusCode, answer.Body));
    }
}
