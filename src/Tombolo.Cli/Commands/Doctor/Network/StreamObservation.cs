namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>What came of a probe.</summary>
/// <param name="StatusCode">0 when there was no answer.</param>
/// <param name="IsComplete">The last event came.</param>
/// <param name="Ended">When it was over, since the request.</param>
/// <param name="Failure">What the connection died of; null when it was ended properly.</param>
internal sealed record StreamObservation(int StatusCode, string? ContentType, IReadOnlyList<Arrival> Arrivals, bool IsComplete, TimeSpan Ended, string? Failure)
{
    /// <summary>How much longer the slowest event was on its way than the fastest; both clocks only count.</summary>
    public TimeSpan HeldBack => Arrivals.Count == 0 ? TimeSpan.Zero : Delays.Max() - Delays.Min();

    /// <summary>The longest silence that was survived.</summary>
    public TimeSpan LongestGap => Arrivals.Count < 2 ? TimeSpan.Zero : Arrivals.Zip(Arrivals.Skip(1), (one, next) => next.Received - one.Received).Max();

    /// <summary>The silence at the end.</summary>
    public TimeSpan LastSilence => Ended - (Arrivals.Count == 0 ? TimeSpan.Zero : Arrivals[^1].Received);

    private IEnumerable<TimeSpan> Delays => Arrivals.Select(arrival => arrival.Received - arrival.Sent);
}
