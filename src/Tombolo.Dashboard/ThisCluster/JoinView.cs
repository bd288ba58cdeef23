namespace Tombolo.Dashboard.ThisCluster;

/// <summary>How a join or a membership stands.</summary>
internal sealed record JoinView
{
    /// <summary><c>pending</c>, <c>joining</c>, <c>joined</c>, <c>rejected</c> or <c>disconnected</c>.</summary>
    public required string State { get; init; }

    /// <summary>Cause and repair; empty when all is well.</summary>
    public required string Message { get; init; }

    /// <summary>Absent before the first join.</summary>
    public string? PrimaryName { get; init; }

    /// <summary>The primary's dashboard; absent before the first join.</summary>
    public string? PrimaryIngress { get; init; }

    /// <summary>Since when it has been in this state.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the primary was last heard of by this server process.</summary>
    public DateTimeOffset? LastContact { get; init; }

    public required bool IsConnected { get; init; }
}
