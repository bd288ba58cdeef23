namespace Tombolo.Runtime.Identity;

/// <summary>
/// Who this cluster is in a fleet: its key, and the incarnation of its membership. Kept in Secret <c>tombolo-identity</c> of the K10 namespace
/// (design section 5).
/// </summary>
public sealed record ClusterIdentity
{
    /// <summary>P-256 private key, PKCS #8.</summary>
    public required ReadOnlyMemory<byte> PrivateKey { get; init; }

    /// <summary>Random name of one membership; a cluster that joins again after it left gets a new one.</summary>
    public required string Incarnation { get; init; }

    /// <summary>Hash of the token of the last completed join: that token does not start another join.</summary>
    public string? UsedTokenHash { get; init; }

    /// <summary>On a primary: the key of all etags and digests.</summary>
    public ReadOnlyMemory<byte>? FleetKey { get; init; }

    /// <summary>UTF-8 JSON of what is still to be told to a primary that was left; null when nothing is.</summary>
    public ReadOnlyMemory<byte>? Farewell { get; init; }

    /// <summary>The incarnation; never the keys.</summary>
    public override string ToString() => $"cluster identity, incarnation {Incarnation}";
}
