using Tombolo.Runtime.Hosting;

namespace Tombolo.Secondary.Memberships;

/// <summary>The fleet this cluster belongs to, as <c>mc-cluster-info</c> says it (contract 1.8), or as the primary knows of itself.</summary>
public sealed record Membership
{
    /// <summary>The name under which the primary knows this cluster.</summary>
    public required string ClusterName { get; init; }

    /// <summary>UID of this cluster's <c>kube-system</c>.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Which membership of this cluster it is (design section 5).</summary>
    public required string Incarnation { get; init; }

    public required string PrimaryName { get; init; }

    /// <summary>UID of the primary's <c>kube-system</c>; the origin that marks our copies.</summary>
    public required string PrimaryId { get; init; }

    /// <summary>Thumbprint of the primary's key: who can speak for the primary.</summary>
    public required string PrimaryKey { get; init; }

    /// <summary>Where the primary is reached, best first, path base included.</summary>
    public required IReadOnlyList<Uri> PrimaryUrls { get; init; }

    /// <summary>Base64 SHA-256 digests of public keys of which one must be in the certificate chain; empty trusts the usual anchors.</summary>
    public IReadOnlyList<string> Pins { get; init; } = [];

    /// <summary>This is the primary itself.</summary>
    public bool IsLocal { get; init; }

    /// <summary>That of a primary in its own fleet, a member like any other over its own loopback address.</summary>
    /// <param name="context">With a loopback address.</param>
    public static Membership OfPrimary(ClusterContext context, string name, string incarnation, string keyThumbprint) => new()
    {
        ClusterName = name,
        ClusterId = context.ClusterUid,
        Incarnation = incarnation,
        PrimaryName = name,
        PrimaryId = context.ClusterUid,
        PrimaryKey = keyThumbprint,
        PrimaryUrls = [context.LoopbackUrl!],
        IsLocal = true,
    };
}
