using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>What a member says of itself when it opens a session; see <see cref="SessionRequest"/>.</summary>
public sealed record SessionDetails
{
    /// <summary>The id under which the primary took the cluster in.</summary>
    public required string ClusterId { get; init; }

    /// <inheritdoc cref="JoinRequest.Incarnation"/>
    public required string Incarnation { get; init; }

    /// <inheritdoc cref="SessionRequest.Instance"/>
    public required string Instance { get; init; }

    /// <summary>Thumbprint of the primary's key, from the join.</summary>
    public required string PrimaryKey { get; init; }

    /// <inheritdoc cref="SessionRequest.HighestEpoch"/>
    public required long HighestEpoch { get; init; }

    /// <inheritdoc cref="SessionRequest.EpochEvidence"/>
    public SignedMessage? EpochEvidence { get; init; }

    /// <inheritdoc cref="SessionRequest.Leaving"/>
    public bool Leaving { get; init; }
}
