using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Messages;

/// <summary><c>POST session</c>, signed by the cluster's key.</summary>
public sealed record SessionRequest
{
    /// <summary>Versions of the protocol that the member speaks.</summary>
    public required IReadOnlyList<int> Versions { get; init; }

    public required string ClusterId { get; init; }

    public required string Incarnation { get; init; }

    /// <summary>Random name of this process of the member.</summary>
    public required string Instance { get; init; }

    /// <summary>What this message is signed with; the primary knows its thumbprint.</summary>
    public required VerificationKey ClusterKey { get; init; }

    /// <summary>Thumbprint of the primary's key: whom this is for.</summary>
    public required string Primary { get; init; }

    /// <summary>The highest epoch that a primary ever proved to this member; 0 for none.</summary>
    public required long HighestEpoch { get; init; }

    /// <summary>The signed <see cref="SessionAccepted"/> that showed the highest epoch.</summary>
    public SignedMessage? EpochEvidence { get; init; }

    /// <summary>The member's half of the key agreement, for this session alone.</summary>
    public required VerificationKey EphemeralKey { get; init; }

    public required ReadOnlyMemory<byte> Nonce { get; init; }

    /// <summary>For information only.</summary>
    public required DateTimeOffset MemberTime { get; init; }

    /// <summary>The member comes to say that it has left or is leaving.</summary>
    public bool Leaving { get; init; }
}
