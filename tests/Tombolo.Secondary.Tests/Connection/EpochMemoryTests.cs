using System.Text;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Secondary.Connection;
using Tombolo.Secondary.Memberships;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Time;

namespace Tombolo.Secondary.Tests.Connection;

/// <summary>The highest epoch outlives the process, and nothing is written while it stays the same (design section 6).</summary>
public sealed class EpochMemoryTests : IDisposable
{
    private static readonly ResourceKey Info = new("kasten-io", WellKnownNames.ClusterInfo);

    private readonly ManualTimeProvider _time = new();
    private readonly InMemoryKubernetes _api;
    private readonly SigningKey _primary = SigningKey.Create();
    private readonly SigningKey _cluster = SigningKey.Create();

    public EpochMemoryTests() => _api = new InMemoryKubernetes(_time, ["kasten-io"]);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _primary.Dispose();
        _cluster.Dispose();
    }

    [Fact]
    public async Task Load_NewMembership_HasSeenNothing()
    {
        await JoinAsync();

        Assert.Equal((0, true), await LoadAsync() is { } memory ? (memory.Highest, memory.Evidence is null) : default);
    }

    [Fact]
    public async Task Remember_ThenAnotherProcess_StillKnowsAndProvesIt()
    {
        await JoinAsync();
        var memory = await LoadAsync();
        using var session = Session(epoch: 7);
        await memory.RememberAsync(session, Cancelled);

        var restarted = await LoadAsync();

        Assert.Equal(7, restarted.Highest);
        Assert.Equal(7, EpochEvidence.Read(restarted.Evidence, _primary.PublicKey.Thumbprint));
    }

    [Fact]
    public async Task Remember_SameOrLowerEpoch_WritesNothing()
    {
        await JoinAsync();
        var memory = await LoadAsync();
        using var seventh = Session(epoch: 7);
        await memory.RememberAsync(seventh, Cancelled);
        var writes = _api.Writes.Count;

        using var again = Session(epoch: 7);
        await memory.RememberAsync(again, Cancelled);
        await (await LoadAsync()).RememberAsync(again, Cancelled);

        Assert.Equal(writes, _api.Writes.Count);
    }

    [Fact]
    public async Task Remember_CannotBeStored_IsNotRemembered()
    {
        var memory = await LoadAsync();
        using var session = Session(epoch: 7);

        await Assert.ThrowsAsync<KubernetesException>(() => memory.RememberAsync(session, Cancelled));

        Assert.Equal(0, memory.Highest);
    }

    [Fact]
    public async Task Remember_AnotherMembershipHasTakenItsPlace_IsRefused()
    {
        await JoinAsync();
        var memory = await LoadAsync();
        _ = (await _api.DeleteAsync(KnownResources.Secret, Info, DeleteOptions.Default, Cancelled)).Value;
        await JoinAsync();
        using var session = Session(epoch: 7);

        await Assert.ThrowsAsync<KubernetesException>(() => memory.RememberAsync(session, Cancelled));

        Assert.Equal(0, (await LoadAsync()).Highest);
    }

    [Theory]
    [InlineData("not base64url!")]
    [InlineData("e30")]
    [InlineData("")]
    public async Task Load_DamagedEvidence_CountsAsNone(string evidence)
    {
        await JoinAsync($$"""{"{{Annotations.EpochEvidence}}":"{{evidence}}","{{Annotations.HighestEpoch}}":"99"}""");

        Assert.Equal(0, (await LoadAsync()).Highest);
    }

    [Fact]
    public async Task Load_EvidenceOfAnotherPrimary_CountsAsNone()
    {
        await JoinAsync();
        using var session = Session(epoch: 7);
        await (await LoadAsync()).RememberAsync(session, Cancelled);
        using var other = SigningKey.Create();

        Assert.Equal(0, (await LoadAsync(other.PublicKey.Thumbprint)).Highest);
    }

    private async Task JoinAsync(string annotations = "{}") => _ = (await _api.CreateAsync(
        KnownResources.Secret,
        "kasten-io",
        Encoding.UTF8.GetBytes($$$"""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"mc-cluster-info","namespace":"kasten-io","annotations":{{{annotations}}}}}"""),
        WriteOptions.Default,
        Cancelled)).Value;

    private Task<EpochMemory> LoadAsync(string? primaryKey = null) => EpochMemory.LoadAsync(
        new ClusterInfoEpochStore(_api, "kasten-io"),
        new Membership
        {
            ClusterName = "lyon",
            ClusterId = "id",
            Incarnation = "life-1",
            PrimaryName = "paris",
            PrimaryId = "paris-id",
            PrimaryKey = primaryKey ?? _primary.PublicKey.Thumbprint,
            PrimaryUrls = [new Uri("https://paris.example.org/k10")],
        },
        Cancelled);

    private MemberSession Session(long epoch)
    {
        var details = new SessionDetails
        {
            ClusterId = "id",
            Incarnation = "life-1",
            Instance = "process",
            PrimaryKey = _primary.PublicKey.Thumbprint,
            HighestEpoch = 0,
        };
        using var attempt = SessionClient.Begin(_cluster, details, _time);
        var server = new SessionServer(_primary, _time);
        var request = server.Open(attempt.Request.Span).Value!;
        using var accepted = server.Accept(request, _cluster.PublicKey.Thumbprint, "life-1", epoch);
        return Assert.IsType<SessionEstablished>(attempt.Read(new HttpAnswer(200, accepted.Answer))).Session;
    }
}
