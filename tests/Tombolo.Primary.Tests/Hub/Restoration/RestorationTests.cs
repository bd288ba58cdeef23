using Microsoft.Extensions.Logging.Abstractions;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Farewells;
using Tombolo.Primary.Hub.Limits;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Restoration;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;

namespace Tombolo.Primary.Tests.Hub.Restoration;

/// <summary>A hub that meets a higher epoch than its own changes nothing until that is confirmed (design section 6).</summary>
public sealed class RestorationTests : IAsyncLifetime
{
    private readonly RecordingHost _host = new();
    private PresenceTable _presence = null!;
    private readonly RecordingEvents _events = new();
    private readonly CancellationTokenSource _stop = new();
    private JoinedFleet _fleet = null!;
    private EpochWatch _epochs = null!;
    private SessionTable _sessions = null!;
    private RestorationGuard _guard = null!;
    private readonly List<Task> _running = [];

    public async ValueTask InitializeAsync() => _fleet = await JoinedFleet.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await _fleet.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task Session_NobodySawAHigherEpoch_Begins()
    {
        Start(epoch: 7);

        Assert.IsType<SessionEstablished>(await OpenAsync(Details()));
        Assert.Empty(_host.Notes);
    }

    [Fact]
    public async Task Session_MemberProvesAHigherEpoch_EverybodyIsRefusedAndItIsSaid()
    {
        Start(epoch: 7);
        var seen = await EstablishAsync(Details());
        Start(epoch: 3);
        var live = await EstablishAsync(Details());

        var refused = Assert.IsType<SessionRefused>(await OpenAsync(Details(seen)));

        Assert.Equal("PrimaryWentBack", refused.Reason);
        Assert.Equal("PrimaryWentBack", Assert.IsType<SessionRefused>(await OpenAsync(Details())).Reason);
        Assert.True(_sessions.TryGet(live.Id, out var open));
        _sessions.Activate(open);
        await _fleet.World.UntilAsync(() => _host.Notes.ContainsKey("PrimaryWentBack"));
        Assert.Contains("tombolo.io/confirm-restored=7", _host.Notes["PrimaryWentBack"], StringComparison.Ordinal);
        Assert.Equal(["Warning PrimaryWentBack hub"], _events.Recorded);
        Assert.Empty(_host.Raised);
    }

    [Fact]
    public async Task LiveSession_HigherEpochIsProvenMeanwhile_IsClosed()
    {
        Start(epoch: 7);
        var seen = await EstablishAsync(Details());
        Start(epoch: 3);
        var member = await EstablishAsync(Details());
        Assert.True(_sessions.TryGet(member.Id, out var live));
        _sessions.Activate(live);

        _ = await OpenAsync(Details(seen));

        await _fleet.World.UntilAsync(() => live.CloseRequested is not null);
        Assert.Equal("epoch", live.CloseRequested!.Reason);
    }

    [Fact]
    public async Task Session_MemberOnlyClaimsAHigherEpoch_IsRefusedAlone()
    {
        Start(epoch: 3);

        Assert.Equal("PrimaryWentBack", Assert.IsType<SessionRefused>(await OpenAsync(Details() with { HighestEpoch = 99 })).Reason);

        Assert.IsType<SessionEstablished>(await OpenAsync(Details()));
        Assert.Null(_epochs.WentBackFrom);
    }

    [Fact]
    public async Task Stored_MemberAcknowledgedAHigherEpoch_ItIsSaidBeforeAnybodyComes()
    {
        var status = """{"status":{"revision":{"epoch":9,"sequence":1,"hash":"x"}}}"""u8.ToArray();
        _ = (await _fleet.World.Api.PatchAsync(
            KnownResources.Cluster,
            new ResourceKey(PrimaryWorld.Fleet, "shop-lyon"),
            PatchKind.Merge,
            status,
            new WriteOptions { Subresource = "status", FieldManager = "tombolo" },
            TestContext.Current.CancellationToken)).Value;
        await _fleet.World.UntilAsync(() => _fleet.World.Server!.Clusters.List().Any(cluster => cluster.Status?.Revision?.Epoch == 9));

        Start(epoch: 3);

        Assert.Equal(9, _epochs.WentBackFrom);
        Assert.Equal("PrimaryWentBack", Assert.IsType<SessionRefused>(await OpenAsync(Details())).Reason);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("8", null)]
    [InlineData("6", null)]
    [InlineData("true", null)]
    [InlineData("", null)]
    public async Task Confirmation_Value_BeginsAgainOnlyWhenItNamesTheEpoch(string value, int? raised)
    {
        Start(epoch: 7);
        var seen = await EstablishAsync(Details());
        Start(epoch: 3);
        _ = await OpenAsync(Details(seen));

        await _fleet.World.AnnotateAsync("hub", Annotations.ConfirmRestored, value);
        await _fleet.World.UntilAsync(() => _fleet.World.Server!.Clusters.List().Any(cluster => cluster.Metadata.Annotations?.GetValueOrDefault(Annotations.ConfirmRestored) == value));
        await _fleet.World.AnnotateAsync("hub", "some-other", "change");
        await _fleet.World.LetTimePassAsync();

        Assert.Equal(raised, _host.Raised.Count == 0 ? null : (int)_host.Raised.First());
    }

    [Fact]
    public async Task Confirmation_OfAnEarlierTime_DoesNotCountForThisOne()
    {
        await _fleet.World.AnnotateAsync("hub", Annotations.ConfirmRestored, "5");
        Start(epoch: 7);
        var seen = await EstablishAsync(Details());
        Start(epoch: 3);

        _ = await OpenAsync(Details(seen));
        await _fleet.World.LetTimePassAsync();

        Assert.Empty(_host.Raised);
        Assert.NotEmpty(_host.Notes);
    }

    [Fact]
    public async Task Term_AboveAllThatWereSeen_GoesOnAndTakesTheNoteBack()
    {
        Start(epoch: 7);
        var seen = await EstablishAsync(Details());
        _host.Note("PrimaryWentBack", "said by the term before");

        Start(epoch: 8);

        Assert.IsType<SessionEstablished>(await OpenAsync(Details(seen)));
        Assert.Empty(_host.Notes);
    }

    [Fact]
    public async Task Session_WithAnotherKey_IsSaidOfTheFirstUntilTheMemberItselfIsBack()
    {
        Start(epoch: 3);
        using var first = SigningKey.Create();
        using var second = SigningKey.Create();

        Assert.Equal("IdentityMismatch", Assert.IsType<SessionRefused>(await OpenAsync(Details(), first)).Reason);
        Assert.IsType<SessionRefused>(await OpenAsync(Details(), second));
        Assert.Equal(first.PublicKey.Thumbprint, _presence.FindStranger(_fleet.Joiner.Id));

        _presence.Update(_fleet.Joiner.Id, known => known with { IsConnected = true });
        Assert.Null(_presence.FindStranger(_fleet.Joiner.Id));
        Assert.IsType<SessionRefused>(await OpenAsync(Details(), first));
        Assert.Null(_presence.FindStranger(_fleet.Joiner.Id));
    }

    private void Start(long epoch)
    {
        var server = _fleet.World.Server!;
        var time = _fleet.World.Time;
        _epochs = new EpochWatch(new HubTerm(epoch, time.GetUtcNow()));
        _sessions = new SessionTable(time);
        _presence = new PresenceTable(time);
        _guard = new RestorationGuard(
            _epochs, server.Clusters, PrimaryWorld.Uid, _sessions, _host, _events, time, NullLogger<RestorationGuard>.Instance);
        _guard.ReadStored();
        _running.Add(_guard.RunAsync(_stop.Token));
    }

    private SessionDetails Details(MemberSession? seen = null) => new()
    {
        ClusterId = _fleet.Joiner.Id,
        Incarnation = _fleet.Joiner.Incarnation,
        Instance = "process",
        PrimaryKey = _fleet.PrimaryKey,
        HighestEpoch = seen?.Accepted.Epoch ?? 0,
        EpochEvidence = seen?.Evidence,
    };

    private async Task<MemberSession> EstablishAsync(SessionDetails details) => Assert.IsType<SessionEstablished>(await OpenAsync(details)).Session;

    private async Task<SessionOutcome> OpenAsync(SessionDetails details, SigningKey? key = null)
    {
        var server = _fleet.World.Server!;
        var handshake = new SessionServer(server.Identity.Key, _fleet.World.Time);
        var opener = new SessionOpener(
            handshake,
            server.Directory,
            new TombstoneDesk(handshake, server.Tombstones, NullLogger<TombstoneDesk>.Instance),
            _epochs,
            _sessions,
            _presence,
            new HubLimits(_fleet.World.Time),
            _fleet.World.Time);
        using var attempt = SessionClient.Begin(key ?? _fleet.Joiner.Key, details, _fleet.World.Time);
        var answer = await opener.OpenAsync(attempt.Request, TestContext.Current.CancellationToken);
        return attempt.Read(new HttpAnswer(answer.StatusCode, answer.Body));
    }
}
