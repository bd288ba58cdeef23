using Tombolo.Api.Names;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Protocol.Handshake;

/// <summary>With what a cluster proves that it may join, and whom it believes.</summary>
public sealed class JoinProof
{
    private JoinProof(SigningKey key, string primaryKey) => (Key, PrimaryKey) = (key, primaryKey);

    /// <summary>Thumbprint of the primary's key; empty when none is known.</summary>
    public string PrimaryKey { get; }

    internal SigningKey Key { get; }

    internal ReadOnlyMemory<byte>? TokenProof { get; private init; }

    internal string? IdentityToken { get; private init; }

    internal string? Early { get; private init; }

    /// <summary>By a join token, which stays the caller's.</summary>
    public static JoinProof OfToken(JoinToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new JoinProof(token.Key, token.Public.Key)
        {
            TokenProof = token.Public.Proof,
            Early = token.Public.Premade == true
                ? $"the primary does not know this token yet; apply the Secret of type {SecretTypes.JoinToken} that was made with it on the primary."
                : null,
        };
    }

    /// <summary>By a service-account token that is bound to the cluster's key.</summary>
    /// <param name="primaryKey">Thumbprint of the primary's key; empty when none is known.</param>
    public static JoinProof OfIdentity(SigningKey clusterKey, string identityToken, string primaryKey) => new(clusterKey, primaryKey)
    {
        IdentityToken = identityToken,
        Early = "the primary is of a release that knows no ClusterTrusts; upgrade it, or join with a join token.",
    };

    /// <summary>Whom it believes; never what it proves with.</summary>
    public override string ToString() => $"proof for primary {PrimaryKey}";
}
