using Tombolo.Protocol.Payloads;

namespace Tombolo.Secondary.Connection;

/// <summary>Follows one stream for as long as the session lasts, and learns from its end what the way does to streams.</summary>
internal sealed class StreamListener(StreamFollower follower, ConnectionHealth health, PathKnowledge path) : IListener
{
    /// <summary>The primary says something at once: what takes longer is held back.</summary>
    public static readonly TimeSpan FirstFrame = TimeSpan.FromSeconds(15);

    /// <summary>Three pings that did not come: something holds the stream back, or cut it without a word.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(45);

    public TimeSpan OpenPatience => FirstFrame;

    public void OpenFailed() => path.StreamUnheard();

    public ConnectionEnd NotOpened()
    {
        path.StreamUnheard();
        return Silent(FirstFrame);
    }

    public async Task<ConnectionEnd> RunAsync(HttpResponseMessage opened, CancellationToken cancellationToken)
    {
        try
        {
            var end = await follower.FollowAsync(await opened.Content.ReadAsStreamAsync(cancellationToken), new FollowPatience(FirstFrame, Silence), cancellationToken);
            if (end.IsSilent)
            {
                return SilentAfter(end.Frames);
            }

            if (end.Notice is { } notice)
            {
                return Closed(notice, health);
            }
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            Learn();
            throw;
        }

        Learn();
        return new ConnectionEnd(health.Length, health.IsHealthy ? null : "the connection was cut before the primary said anything");
    }

    /// <summary>The primary said why it ends the session.</summary>
    public static ConnectionEnd Closed(ClosePayload notice, ConnectionHealth health) =>
        new(health.Length, $"{notice.Reason}: {notice.Message}") { IsSuperseded = notice.Reason == CloseReasons.Superseded };

    private void Learn()
    {
        if (health.IsHealthy)
        {
            path.StreamCut(health.Proven, health.Idle);
        }
        else
        {
            path.StreamUnheard();
        }
    }

    private ConnectionEnd SilentAfter(int frames)
    {
        if (frames == 0)
        {
            return NotOpened();
        }

        if (health.Proven < PathKnowledge.UsualPing)
        {
            path.StreamHeldBack();
            return Silent(Silence);
        }

        return new ConnectionEnd(health.Length, $"nothing came from the primary for {Silence.TotalSeconds:0} s although it sends a ping every {PathKnowledge.UsualPing.TotalSeconds:0} s: the connection was lost without a word");
    }

    private ConnectionEnd Silent(TimeSpan silence) => new(
        health.Length,
        $"nothing came from the primary for {silence.TotalSeconds:0} s: a proxy on the way holds back its event stream, or the primary is overloaded"
        + (path.IsPolled ? "; it is polled from now on, and streams are tried again later" : ""));
}
