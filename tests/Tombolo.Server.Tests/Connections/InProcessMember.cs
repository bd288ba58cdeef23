using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Tombolo.Kubernetes.Configuration.Proxies;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Apply;
using Tombolo.Secondary.Connection;
using Tombolo.Secondary.Facts;
using Tombolo.Secondary.Report;
using Tombolo.Secondary.Sync;
using Tombolo.Secondary.Tunnel;

namespace Tombolo.Server.Tests.Connections;

/// <summary>A member with its real connection; it applies nothing and says that it did.</summary>
internal sealed class InProcessMember : IApplyResults, IAskHandler, IMemberFactsSource, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PrimaryHttpFactory _https;
    private readonly Task _running;
    private Action _changed = () => { };
    private volatile DesiredState? _desired;
    private int _asked;

    /// <param name="time">The member's own clock; null is that of the hub.</param>
    public InProcessMember(
        InProcessHub hub, Member member, SigningKey key, Uri? url = null, string? instance = null, Random? random = null, EnvironmentProxy? proxy = null, TunnelFactory? tunnels = null, TimeProvider? time = null)
    {
        time ??= hub.Time;
        _https = new PrimaryHttpFactory(new X509Certificate2Collection(), proxy ?? new EnvironmentProxy(_ => null), "test", time);
        Monitor = new ConnectionMonitor(time);
        var membership = new Secondary.Memberships.Membership
        {
            ClusterName = member.Name,
            ClusterId = member.Id,
            Incarnation = member.Incarnation,
            PrimaryName = "hub",
            PrimaryId = "primary-uid",
            PrimaryKey = hub.PrimaryKey,
            PrimaryUrls = [url ?? hub.Address],
        };
        var context = new MemberContext(membership, key, instance ?? Guid.NewGuid().ToString("N"), new ReceivedSet(), new EpochMemory(new Secondary.Memberships.NoEpochStore(), evidence: null, highest: 0), Accept, this);
        var connection = new PrimaryConnection(_https, this, new ReporterFactory(this, time), Monitor, time) { Tunnels = tunnels };
        var loop = new ConnectionLoop(connection, Monitor, random ?? new Random(1), time, NullLogger<ConnectionLoop>.Instance);
        _running = Task.Run(() => loop.RunAsync(context, _stop.Token), CancellationToken.None);
    }

    public ConnectionMonitor Monitor { get; }

    /// <summary>The last complete state that came.</summary>
    public DesiredState? Desired => _desired;

    /// <summary>Results that are reported, by key.</summary>
    public IReadOnlyList<ItemResult> Results { get; set; } = [];

    /// <summary>Questions are answered when this is done.</summary>
    public Task AnswersAfter { get; set; } = Task.CompletedTask;

    /// <summary>How many questions came.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public DesiredRevision? Acknowledged => _desired?.Revision;

    /// <summary>The value of a ConfigMap that is to be held; null when it is not.</summary>
    public string? Value(string name) =>
        _desired is { } desired && desired.Items.TryGetValue($"/v1/ConfigMap/{name}", out var item)
            ? System.Text.Json.JsonDocument.Parse(item.Payload).RootElement.GetProperty("manifest").GetProperty("data").GetProperty("value").GetString()
            : null;

    public ApplyResultBatch Since(long after) => new(1, after == 0 ? Results : [], []);

    public IDisposable Subscribe(Action changed)
    {
        _changed = changed;
        return new MemoryStream();
    }

    public async Task<AnswerPayload> AnswerAsync(Secondary.Memberships.Membership membership, AskPayload ask, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        await AnswersAfter.WaitAsync(cancellationToken);
        return new AnswerPayload(ask.Id, Ok: true, "", "heard");
    }

    public Task<MemberFacts> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(new MemberFacts("1.2.3", "v1.30.0", 3, "kasten-io", "k10"));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _https.Dispose();
        _stop.Dispose();
    }

    private void Accept(DesiredState desired)
    {
        _desired = desired;
        _changed();
    }
}
