namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Judges what the way does to a stream: whether it is held back, and whether it is cut (design section 6, "Proxies").</summary>
internal static class StreamCheck
{
    /// <summary>More than machines under load differ, less than the pause between two events.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    /// <summary>A short stream: whether events arrive when they are sent.</summary>
    public static Finding JudgeBuffering(StreamObservation seen) =>
        FindObstacle(CheckNames.Stream, seen) is { } obstacle ? obstacle
        : seen.Arrivals.Count == 0 || seen.HeldBack > Tolerance ? Finding.Warn(
            CheckNames.Stream,
            seen.Arrivals.Count == 0 ? $"no event arrived within {Seconds(seen.Ended)}" : $"events are held back on the way, by up to {Seconds(seen.HeldBack)}",
            "switch response buffering off for /mc/v1/ (nginx: proxy_buffering off); until then members poll")
        : !seen.IsComplete ? Cut(CheckNames.Stream, seen)
        : Finding.Ok(CheckNames.Stream, $"events arrive when they are sent, the first after {seen.Arrivals[0].Received.TotalMilliseconds:0} ms");

    /// <summary>A long stream with silences that are longer than any of a connection.</summary>
    public static Finding JudgeIdle(StreamObservation seen) =>
        FindObstacle(CheckNames.Idle, seen) is { } obstacle ? obstacle
        : seen.HeldBack > Tolerance ? Finding.Skip(CheckNames.Idle, "events are held back on the way, so that silences cannot be seen")
        : seen.IsComplete ? Finding.Ok(CheckNames.Idle, $"a stream of {Seconds(seen.Ended)} with {Seconds(seen.LongestGap)} of silence is not cut")
        : Cut(CheckNames.Idle, seen);

    private static Finding? FindObstacle(string check, StreamObservation seen) => seen switch
    {
        { StatusCode: 0 } => Finding.Fail(check, $"the stream gets no answer: {seen.Failure}", "see that the ingress lets long answers through"),
        { StatusCode: 429 } => Finding.Skip(check, "the primary is probed by others; try again in a minute"),
        { StatusCode: 404 or 405 } => Finding.Skip(check, "the primary offers no probe"),
        { StatusCode: 200, ContentType: "text/event-stream" } => null,
        _ => Finding.Fail(check, $"the stream is answered with HTTP {seen.StatusCode} ({seen.ContentType ?? "no content type"})", "see what stands between this machine and the primary"),
    };

    private static Finding Cut(string check, StreamObservation seen)
    {
        var how = seen.Failure is null ? "" : $" ({seen.Failure})";

        // What survived a longer silence before did not die of this one.
        return seen.LastSilence <= seen.LongestGap
            ? Finding.Warn(check, $"the stream is cut {Seconds(seen.Ended)} after its beginning, whatever passes{how}", "raise the time-out for whole answers of the ingress or proxy to an hour or more; until then members connect again each time")
            : Finding.Warn(
                check,
                $"the stream is cut after {Seconds(seen.LastSilence)} of silence{how}",
                seen.LastSilence < PingInterval
                    ? $"raise the idle time-out of the ingress or proxy to 60 s or more: a quiet stream has a sign of life every {PingInterval.TotalSeconds:0} s; until then members connect again each time"
                    : $"raise the idle time-out of the ingress or proxy to 60 s or more: it is hardly longer than the {PingInterval.TotalSeconds:0} s between two signs of life");
    }

    private static string Seconds(TimeSpan span) => $"{span.TotalSeconds:0.#} s";
}
