using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Tombolo.Kubernetes.Configuration.Proxies;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Tokens;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Identity;
using Tombolo.Secondary.Apply;
using Tombolo.Secondary.Connection;
using Tombolo.Secondary.Facts;
using Tombolo.Secondary.Join;
using Tombolo.Secondary.Memberships;
using Tombolo.Secondary.Report;
using Tombolo.Secondary.Sync;

namespace Tombolo.Bench.Listening;

/// <summary>A member without a cluster: it joins and stays connected as every secondary does, notes when a revision is complete, and applies nothing.</summary>
internal sealed class ListeningMember : IApplyResults, IAskHandler, IMemberFactsSource, IAsyncDisposable
{
    private readonly PrimaryHttpFactory _https;
    private readonly SigningKey _key;
    private readonly Membership _membership;
    private readonly ReceivedSet _held = new();
    private readonly EpochMemory _epochs = new(new NoEpochStore(), evidence: null, highest: 0);
    private readonly string _instance = Guid.NewGuid().ToString("N");
    private readonly ConnectionMonitor _monitor;
    private readonly TimeProvider _time;
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private DesiredState? _desired;
    private Action _changed = () => { };

    private ListeningMember(PrimaryHttpFactory https, SigningKey key, Membership membership, TimeProvider time) =>
        (_https, _key, _membership, _time, _monitor) = (https, key, membership, time, new ConnectionMonitor(time));

    public bool IsConnected => _monitor.Status.IsConnected;

    /// <summary>Called with each complete revision.</summary>
    public Action<DesiredState> Received { get; set; } = _ => { };

    /// <summary>Revisions are reported as if they had been applied; else they are only received.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>The last revision that was acknowledged.</summary>
    public DesiredState? Desired => Volatile.Read(ref _desired);

    /// <inheritdoc/>
    public DesiredRevision? Acknowledged => Volatile.Read(ref _desired)?.Revision;

    /// <summary>Joins; it is not connected yet.</summary>
    /// <exception cref="InvalidOperationException">The primary did not take it in.</exception>
    public static async Task<ListeningMember> JoinAsync(string name, string tokenText, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!JoinToken.TryParse(tokenText, out var token, out var problem))
        {
            throw new InvalidOperationException($"the join token cannot be used: {problem}");
        }

        using (token)
        {
            var https = new PrimaryHttpFactory(new X509Certificate2Collection(), new EnvironmentProxy(_ => null), "tombolo-bench", time);
            var key = SigningKey.Create();
            var context = new ClusterContext { ServerVersion = "0.0.0-bench", ClusterUid = Guid.NewGuid().ToString() };
            var identity = new ClusterIdentity { PrivateKey = key.ExportPkcs8(), Incarnation = Guid.NewGuid().ToString("N") };
            var plan = new JoinPlan(token, JoinToken.HashText(tokenText), token.Url, name, ClusterIngress: null);
            var outcome = await new JoinHandshake(https, tokens: null, context).RunAsync(plan, identity, Facts, cancellationToken);
            var accepted = (outcome as JoinSucceeded)?.Accepted ?? throw new InvalidOperationException($"member {name} was not taken in: {outcome}");
            var membership = new Membership
            {
                ClusterName = accepted.Name,
                ClusterId = accepted.Id,
                Incarnation = identity.Incarnation,
                PrimaryName = accepted.PrimaryName,
                PrimaryId = accepted.PrimaryId,
                PrimaryKey = accepted.PrimaryKey.Thumbprint,
                PrimaryUrls = [plan.Primary],
                Pins = token.Public.Pins ?? [],
            };
            return new ListeningMember(https, key, membership, time);
        }
    }

    /// <summary>Connects, and stays connected until <see cref="DisconnectAsync"/>.</summary>
    public void Connect()
    {
        _stop = new CancellationTokenSource();
        var member = new MemberContext(_membership, _key, _instance, _held, _epochs, Accept, this);
        var connection = new PrimaryConnection(_https, this, new ReporterFactory(this, _time), _monitor, _time);
        var loop = new ConnectionLoop(connection, _monitor, Random.Shared, _time, NullLogger<ConnectionLoop>.Instance);
        _running = Task.Run(() => loop.RunAsync(member, _stop.Token), CancellationToken.None);
    }

    /// <summary>Goes away without a word; what it holds it keeps.</summary>
    public async Task DisconnectAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _monitor.Disconnected();
    }

    /// <summary>Opens a stream, as a member that holds nothing, and reads nothing of it.</summary>
    /// <returns>Ends it.</returns>
    public async Task<IAsyncDisposable> HangAsync(CancellationToken cancellationToken)
    {
        var http = _https.Create(_membership.PrimaryUrls[0], _membership.Pins);
        return await HangingStream.OpenAsync(http, _key, _membership, _time, cancellationToken);
    }

    /// <inheritdoc/>
    public ApplyResultBatch Since(long after) => new(1, [], []);

    /// <inheritdoc/>
    public IDisposable Subscribe(Action changed)
    {
        _changed = changed;
        return Stream.Null;
    }

    /// <inheritdoc/>
    public Task<AnswerPayload> AnswerAsync(Membership membership, AskPayload ask, CancellationToken cancellationToken) =>
        Task.FromResult(new AnswerPayload(ask.Id, Ok: true, "", ""));

    /// <inheritdoc/>
    public Task<MemberFacts> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Facts);

    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        _https.Dispose();
        _key.Dispose();
        _stop.Dispose();
    }

    private static MemberFacts Facts { get; } = new("0.0.0-bench", "v1.34.0", 3, "kasten-io", "k10");

    private void Accept(DesiredState desired)
    {
        Received(desired);
        if (Acknowledges || Acknowledged is null)
        {
            Volatile.Write(ref _desired, desired);
            _changed();
        }
    }
}
