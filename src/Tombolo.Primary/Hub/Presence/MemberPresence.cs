using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Hub.Presence;

/// <summary>What the hub knows of a member from its connection; in memory only.</summary>
public sealed record MemberPresence
{
    public bool IsConnected { get; init; }

    /// <summary>When a frame of the member was last accepted, by this hub's clock.</summary>
    public DateTimeOffset LastContact { get; init; }

    /// <summary>What the member says of itself; null before its first report.</summary>
    public MemberFacts? Facts { get; init; }

    /// <summary>The member's clock less the hub's, measured at the handshake.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>Two processes connect in turn with the member's identity.</summary>
    public bool IsDuplicated { get; init; }
}
