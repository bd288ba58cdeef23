namespace Tombolo.Api.Distributions;

/// <summary>How many targets are in each state of <see cref="States.TargetStates"/>.</summary>
public sealed record TargetSummary
{
    /// <summary>All targets.</summary>
    public int Total { get; init; }

    public int Synced { get; init; }

    public int Pending { get; init; }

    public int Failed { get; init; }

    public int Conflict { get; init; }

    public int PendingRemoval { get; init; }

    public int Paused { get; init; }

    public int UnknownCluster { get; init; }

    public int Unreachable { get; init; }

    /// <summary>Synced and all for the printer column, such as <c>3/4</c>.</summary>
    public string? Text { get; init; }
}
