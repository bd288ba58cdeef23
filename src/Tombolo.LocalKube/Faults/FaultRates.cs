namespace Tombolo.LocalKube.Faults;

/// <summary>How often requests for resources go wrong; each is a share from 0 to 1, and together they are at most 1.</summary>
public sealed record FaultRates
{
    /// <summary>Writes of an existing object that are told it was modified meanwhile (409).</summary>
    public double Conflict { get; init; }

    /// <summary>Requests that are told to come back later (429).</summary>
    public double TooManyRequests { get; init; }

    /// <summary>What those are told to wait (<c>Retry-After</c>); whole seconds.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests that the server fails at (500).</summary>
    public double InternalError { get; init; }

    /// <summary>Requests whose connection breaks before the answer.</summary>
    public double Reset { get; init; }

    internal double Total => Conflict + TooManyRequests + InternalError + Reset;
}
