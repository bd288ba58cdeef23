namespace Tombolo.Primary.Membership;

/// <summary>One cluster of the fleet as its Cluster object describes it.</summary>
/// <param name="Name">Name of the Cluster object.</param>
/// <param name="Id">UID of the member's <c>kube-system</c>; <c>status.id</c>.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo of the cluster key.</param>
/// <param name="KeyThumbprint">RFC 7638 thumbprint of <paramref name="PublicKey"/>.</param>
public sealed record Member(
    string Name,
    string Id,
    string Incarnation,
    ReadOnlyMemory<byte> PublicKey,
    string KeyThumbprint,
    string K10Namespace,
    bool IsPrimary,
    bool IsLeaving,
    IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Nothing is to be applied there or removed: <c>spec.paused</c>.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Why it is paused; empty when nobody said.</summary>
    public string PauseReason { get; init; } = "";

    /// <summary>The value of <c>tombolo.io/force-sync</c>: with another one every copy is written again.</summary>
    public string ForceSync { get; init; } = "";
}
