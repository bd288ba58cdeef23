using System.Net;

namespace Tombolo.Secondary.Connection;

/// <summary>Asks again and again, because something on the way holds streams back; each answer is complete and brings what the stream would have brought.</summary>
internal sealed class PollListener(MemberChannel channel, StreamFollower follower, ConnectionHealth health, PathKnowledge path, TimeProvider time) : IListener
{
    /// <summary>What the way may add to the time an answer takes.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    public TimeSpan OpenPatience => Slack;

    public void OpenFailed()
    {
        // The answer to a sync is never held, so that no other hold would help.
    }

    public ConnectionEnd NotOpened() => NotAnswered(TimeSpan.Zero);

    public async Task<ConnectionEnd> RunAsync(HttpResponseMessage opened, CancellationToken cancellationToken)
    {
        if (await FollowAsync(opened, cancellationToken) is { } first)
        {
            return first;
        }

        while (path.IsPolled)
        {
            var hold = path.Hold;
            using var response = await PollAsync(hold, cancellationToken);
            if (response is null)
            {
                return NotAnswered(hold);
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                return await RefusedAsync(response, cancellationToken);
            }

            if (await FollowAsync(response, cancellationToken) is { } end)
            {
                return end;
            }
        }

        return new ConnectionEnd(health.Length, Problem: null);
    }

    /// <returns>Null to go on.</returns>
    private async Task<ConnectionEnd?> FollowAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var end = await follower.FollowAsync(await response.Content.ReadAsStreamAsync(cancellationToken), new FollowPatience(Slack, StreamListener.Silence), cancellationToken);
        if (end.Notice is { } notice)
        {
            return StreamListener.Closed(notice, health);
        }

        // Every answer of the primary has at least a ping.
        return end.IsSilent ? NotAnswered(TimeSpan.Zero)
            : end.Frames == 0 ? new ConnectionEnd(health.Length, "something in between answered a poll, with nothing")
            : null;
    }

    /// <returns>Null when no answer came in time.</returns>
    private async Task<HttpResponseMessage?> PollAsync(TimeSpan hold, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(hold + Slack, time, cancellationToken);
        try
        {
            return await channel.PollAsync(hold, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            path.PollCut();
            throw;
        }
    }

    private async Task<ConnectionEnd> RefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (PrimaryAnswer.IsOfImpatientProxy(response.StatusCode))
        {
            path.PollCut();
        }

        var answer = new PrimaryAnswer((int)response.StatusCode, await PrimaryHttp.ReadAsync(response, cancellationToken), null, null);
        return new ConnectionEnd(health.Length, $"a poll was not answered: {answer.DescribeBody()}");
    }

    private ConnectionEnd NotAnswered(TimeSpan hold)
    {
        path.PollCut();
        return new ConnectionEnd(health.Length, $"the primary did not answer a poll within {(hold + Slack).TotalSeconds:0} s: look at proxies on the way that hold back answers");
    }
}
