using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tombolo.Kubernetes.Client;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Asks;
using Tombolo.Primary.Hub.Duplicates;
using Tombolo.Primary.Hub.Endpoints;
using Tombolo.Primary.Hub.Farewells;
using Tombolo.Primary.Hub.Limits;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Reports;
using Tombolo.Primary.Hub.Restoration;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Primary.Hub.Streams;
using Tombolo.Primary.Hub.Tunnels;
using Tombolo.Primary.Membership;
using Tombolo.Primary.Reach;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;

namespace Tombolo.Server.Tests.Connections;

/// <summary>The hub of a primary with its real endpoints on a real port; only what it would read from Kubernetes is given by the test.</summary>
internal sealed class InProcessHub : IMemberDirectory, ITombstones, IDepartures, IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HubGate _gate = new();
    private readonly List<Member> _members = [];
    private readonly SigningKey _key = SigningKey.Create();

    private InProcessHub(WebApplication application, TimeProvider time)
    {
        _application = application;
        Time = time;
        Duplicates = new DuplicateIdentities(member => WasDuplicated(member), time);
        Hub = Open(epoch: 1);
        Sets.Subscribe(Wake);
    }

    public TimeProvider Time { get; }

    public Uri Address => new(_application.Urls.First());

    public string PrimaryKey => _key.PublicKey.Thumbprint;

    public FixedSets Sets { get; } = new();

    public RecordedReports Reports { get; } = new();

    public DuplicateIdentities Duplicates { get; }

    /// <summary>What the Clusters say from an earlier life of the hub.</summary>
    public Func<Member, bool> WasDuplicated { get; set; } = _ => false;

    public ActiveHub Hub { get; private set; }

    public bool HasSynced => true;

    /// <param name="reviews">Says who callers of the proxy into clusters are; null serves none.</param>
    public static async Task<InProcessHub> StartAsync(TimeProvider time, CancellationToken cancellationToken, IKubernetesClient? reviews = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // The limits that are tested are ours.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var hub = new InProcessHub(builder.Build(), time);
        hub._application.UsePathBase("/k10");
        hub._application.UseWebSockets();
        hub._application.UseRouting();
        hub._application.MapHub(hub._gate);
        if (reviews is not null)
        {
            hub._application.MapClusterProxy(hub._gate, reviews, time, NullLoggerFactory.Instance);
        }

        await hub._application.StartAsync(cancellationToken);
        return hub;
    }

    /// <summary>A cluster that has joined, with its key.</summary>
    public (Member Member, SigningKey Key) Join(string name)
    {
        var key = SigningKey.Create();
        var member = new Member(
            name, $"uid-{name}", "life-1", key.PublicKey.SubjectPublicKeyInfo, key.PublicKey.Thumbprint, "kasten-io", IsPrimary: false, IsLeaving: false, new Dictionary<string, string>());
        lock (_members)
        {
            _members.Add(member);
        }

        return (member, key);
    }

    /// <summary>The hub's term ends as in a restart: nothing of it is known to the next one.</summary>
    public void Restart()
    {
        Hub.Close(CloseNotice.Shutdown);
        Hub = Open(Hub.Term.Epoch + 1);
    }

    public bool TryGetById(string clusterId, [MaybeNullWhen(false)] out Member member)
    {
        member = List().FirstOrDefault(found => found.Id == clusterId);
        return member is not null;
    }

    public bool TryGetByName(string name, [MaybeNullWhen(false)] out Member member)
    {
        member = List().FirstOrDefault(found => found.Name == name);
        return member is not null;
    }

    public IReadOnlyCollection<Member> List()
    {
        lock (_members)
        {
            return [.. _members];
        }
    }

    public ReadOnlyMemory<byte>? Find(string clusterId, string incarnation) => null;

    public bool IsFor(string clusterId, string incarnation, string key) => false;

    public Task AcknowledgeAsync(string clusterId, string incarnation, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DepartedAsync(Member member, CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
        Duplicates.Dispose();
        _key.Dispose();
    }

    private ActiveHub Open(long epoch)
    {
        var sessions = new SessionTable(Time);
        var presence = new PresenceTable(Time);
        var limits = new HubLimits(Time);
        var term = new HubTerm(epoch, Time.GetUtcNow());
        var handshake = new SessionServer(_key, Time);
        var hub = new ActiveHub(
            term,
            "primary-uid",
            Joins: null!,
            new SessionOpener(
                handshake, this, new TombstoneDesk(handshake, this, NullLogger<TombstoneDesk>.Instance), new EpochWatch(term), sessions, presence, limits, Time),
            sessions,
            new FrameIntake(sessions, presence),
            new SyncHandler(sessions, presence, Duplicates, Sets),
            new ReportHandler(presence, Reports),
            new AnswerHandler(this),
            presence,
            Sets,
            Details: null!,
            Duplicates,
            limits,
            Time)
        {
            Members = this,
            Connections = new MemberConnections(sessions, presence),
            Reach = new ClusterReach(this, new TunnelDesk(sessions, new MemberConnections(sessions, presence), Time), own: null, Time),
        };
        Duplicates.Ended = hub.SingleAgain;
        _gate.Open(hub);
        return hub;
    }

    private void Wake(IReadOnlyCollection<string> names)
    {
        foreach (var name in names)
        {
            if (TryGetByName(name, out var member))
            {
                Hub.Sessions.FindLive(member.Id)?.Wake.Set();
            }
        }
    }
}
