using System.Collections.Concurrent;
using System.Net;
using Tombolo.Api.Names;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;
using Tombolo.Secondary.Report;
using Tombolo.Secondary.Sync;
using Tombolo.Secondary.Tunnel;

namespace Tombolo.Secondary.Connection;

/// <summary>One connection to the primary, from the handshake to its end (docs/protocol.md, "Session").</summary>
internal sealed class PrimaryConnection(
    IPrimaryHttpFactory https, IAskHandler asks, ReporterFactory reporters, ConnectionMonitor monitor, TimeProvider time)
{
    private readonly ConcurrentDictionary<Uri, PathKnowledge> _paths = new();

    /// <summary>Lets people of the primary in through tunnels; null where nobody is.</summary>
    public TunnelFactory? Tunnels { get; init; }

    /// <summary>Opens a session, listens and reports, until either side ends it. Only cancellation is thrown.</summary>
    public async Task<ConnectionEnd> RunAsync(MemberContext member, Uri url, CancellationToken cancellationToken)
    {
        var health = new ConnectionHealth(time);
        try
        {
            var http = https.Create(url, member.Membership.Pins);
            using var attempt = SessionClient.Begin(member.ClusterKey, Details(member), time);
            var answer = await http.PostAsync(ProtocolPaths.Session, attempt.Request, cancellationToken);
            switch (attempt.Read(answer.ToHttpAnswer()))
            {
                case SessionEstablished established:
                    using (established.Session)
                    {
                        await member.Epochs.RememberAsync(established.Session, cancellationToken);
                        return await ListenAsync(member, http, established.Session, health, cancellationToken);
                    }

                case MembershipEnded ended:
                    return new ConnectionEnd(TimeSpan.Zero, $"the primary ended this membership: {ended.Tombstone.Cause}", ended.Tombstone);
                case SessionRefused refused:
                    return new ConnectionEnd(TimeSpan.Zero, $"{refused.Reason}: {refused.Message}") { NotBefore = refused.RetryAfter };
                case SessionTransient transient:
                    return new ConnectionEnd(TimeSpan.Zero, transient.Message) { IsAway = PrimaryAnswer.IsOfNobody((HttpStatusCode)answer.StatusCode) };
                case var unknown:
                    throw new InvalidOperationException($"unknown outcome of a session: {unknown.GetType().Name}");
            }
        }
        catch (Exception exception) when (exception is KubernetesException or KubernetesUnreachableException)
        {
            return new ConnectionEnd(
                health.Length, $"the epoch of the primary cannot be stored in Secret {WellKnownNames.ClusterInfo}, so nothing is taken from it: {exception.Message}");
        }
        catch (SessionLostException lost)
        {
            return new ConnectionEnd(health.Length, lost.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            return new ConnectionEnd(health.Length, ConnectionProblem.Describe(url, exception)) { IsAway = ConnectionProblem.IsOfNobody(exception) };
        }
    }

    private async Task<ConnectionEnd> ListenAsync(
        MemberContext member, PrimaryHttp http, MemberSession session, ConnectionHealth health, CancellationToken cancellationToken)
    {
        using var channel = new MemberChannel(http, session, member.Membership.ClusterId, time);
        await using var tunnels = Tunnels?.Create(member.Membership, http, session);
        await using var pending = new PendingAnswers(member.Membership, tunnels is null ? asks : new TunnelAskHandler(tunnels, asks), channel, time);
        var frames = new FrameProcessor(member.Received, member.Desired, pending.Start);
        var follower = new StreamFollower(session, member.Membership.ClusterId, frames, monitor, health, time);
        var path = _paths.GetOrAdd(http.Primary, _ => new PathKnowledge(time));
        IListener listener = path.IsPolled ? new PollListener(channel, follower, health, path, time) : new StreamListener(follower, health, path);

        using var response = await OpenAsync(new SyncOpener(member, channel, session, path), listener, cancellationToken);
        if (response is null)
        {
            return listener.NotOpened();
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            var body = await PrimaryHttp.ReadAsync(response, cancellationToken);
            return new ConnectionEnd(TimeSpan.Zero, $"the primary did not open the stream: {new PrimaryAnswer((int)response.StatusCode, body, null, null).DescribeBody()}");
        }

        // Whichever ends first ends the other: listening without reports is as useless as reports without listening.
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listening = listener.RunAsync(response, both.Token);
        var reporting = reporters.Create(member, channel).RunAsync(both.Token);
        var first = await Task.WhenAny(listening, reporting);
        await both.CancelAsync();
        await Task.WhenAll(listening, reporting).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        monitor.Disconnected();
        cancellationToken.ThrowIfCancellationRequested();
        if (first == listening)
        {
            return await listening;
        }

        await reporting;
        return new ConnectionEnd(health.Length, Problem: null);
    }

    /// <returns>Null when no answer began in time.</returns>
    private async Task<HttpResponseMessage?> OpenAsync(SyncOpener opener, IListener listener, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(listener.OpenPatience, time, cancellationToken);
        try
        {
            var response = await opener.OpenAsync(deadline.Token);
            if (PrimaryAnswer.IsOfImpatientProxy(response.StatusCode))
            {
                listener.OpenFailed();
            }

            return response;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            listener.OpenFailed();
            throw;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static SessionDetails Details(MemberContext member) => new()
    {
        ClusterId = member.Membership.ClusterId,
        Incarnation = member.Membership.Incarnation,
        Instance = member.Instance,
        PrimaryKey = member.Membership.PrimaryKey,
        HighestEpoch = member.Epochs.Highest,
        EpochEvidence = member.Epochs.Evidence,
    };
}
