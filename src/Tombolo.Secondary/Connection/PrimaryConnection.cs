using System.Net;
using System.Text.Json;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Report;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Connection;

/// <summary>One connection to the primary, from the handshake to its end (docs/protocol.md, "Session").</summary>
internal sealed class PrimaryConnection(
    IPrimaryHttpFactory https, IAskHandler asks, ReporterFactory reporters, ConnectionMonitor monitor, TimeProvider time)
{
    /// <summary>Opens a session, follows its stream and reports, until either side ends it. Only cancellation is thrown.</summary>
    public async Task<ConnectionEnd> RunAsync(MemberContext member, Uri url, CancellationToken cancellationToken)
    {
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
                        member.Epochs.Remember(established.Session);
                        return await FollowAsync(member, http, established.Session, cancellationToken);
                    }

                case MembershipEnded ended:
                    return new ConnectionEnd(WasHealthy: false, $"the primary ended this membership: {ended.Tombstone.Cause}", ended.Tombstone);
                case SessionRefused refused:
                    return new ConnectionEnd(WasHealthy: false, $"{refused.Reason}: {refused.Message}");
                case SessionTransient transient:
                    return new ConnectionEnd(WasHealthy: false, transient.Message);
                case var unknown:
                    throw new InvalidOperationException($"unknown outcome of a session: {unknown.GetType().Name}");
            }
        }
        catch (SessionLostException lost)
        {
            return new ConnectionEnd(WasHealthy: false, lost.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            return new ConnectionEnd(WasHealthy: false, ConnectionProblem.Describe(url, exception));
        }
    }

    private async Task<ConnectionEnd> FollowAsync(MemberContext member, PrimaryHttp http, MemberSession session, CancellationToken cancellationToken)
    {
        using var channel = new MemberChannel(http, session, member.Membership.ClusterId, time);
        using var response = await OpenStreamAsync(member, channel, session, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var body = await PrimaryHttp.ReadAsync(response, cancellationToken);
            return new ConnectionEnd(WasHealthy: false, $"the primary did not open the stream: {new PrimaryAnswer((int)response.StatusCode, body, null, null).DescribeBody()}");
        }

        await using var pending = new PendingAnswers(member.Membership, asks, channel, time);
        var frames = new FrameProcessor(member.Received, member.Desired, pending.Start);
        var stream = new StreamFollower(session, member.Membership.ClusterId, frames, monitor, time);
        var reporter = reporters.Create(member, channel);

        // Whichever ends first ends the other: a stream without reports is as useless as reports without a stream.
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var following = stream.RunAsync(await response.Content.ReadAsStreamAsync(cancellationToken), both.Token);
        var reporting = reporter.RunAsync(both.Token);
        var first = await Task.WhenAny(following, reporting);
        await both.CancelAsync();
        await Task.WhenAll(following, reporting).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        monitor.Disconnected();
        cancellationToken.ThrowIfCancellationRequested();
        var end = first == following ? await following : new ConnectionEnd(WasHealthy: true, Problem: null);
        if (first == reporting)
        {
            await reporting;
        }

        return end;
    }

    /// <summary>Asks for differences only; a primary that cannot tell them from the digest gets the inventory.</summary>
    private static async Task<HttpResponseMessage> OpenStreamAsync(MemberContext member, MemberChannel channel, MemberSession session, CancellationToken cancellationToken)
    {
        var sync = new SyncPayload(member.Received.Digest(), session.Confirm, Full: !member.Received.IsComplete);
        var response = await channel.OpenStreamAsync(JsonSerializer.SerializeToUtf8Bytes(sync, ProtocolJsonContext.Default.SyncPayload), cancellationToken);
        if (response.StatusCode != HttpStatusCode.PreconditionRequired)
        {
            return response;
        }

        response.Dispose();
        sync = sync with { Items = member.Received.Inventory() };
        return await channel.OpenStreamAsync(JsonSerializer.SerializeToUtf8Bytes(sync, ProtocolJsonContext.Default.SyncPayload), cancellationToken);
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
