using Tombolo.Api.Resources;

namespace Tombolo.Primary.JoinTokens;

/// <summary>A join-token Secret as the primary remembers it: everything but the token text (contract section 1.4).</summary>
/// <param name="TokenId">Thumbprint of the token's public key; null unless there is a token.</param>
/// <param name="Issuer">Thumbprint of the primary's key in the token text; null where the text is not there, or names none.</param>
/// <param name="IsReady">It was marked as ready: from then on its data is never written again.</param>
/// <param name="RecordedId">The token id in its annotations; null when it has none.</param>
/// <param name="IsShowOnce">The text is to be kept only until it was shown.</param>
/// <param name="Problem">Why the content is unreadable; empty otherwise.</param>
internal sealed record JoinTokenRecord(
    ResourceKey Key,
    string Uid,
    string ResourceVersion,
    bool IsDeleting,
    JoinTokenContent Content,
    string? TokenId,
    string? Issuer,
    bool IsReady,
    string? RecordedId,
    bool IsShowOnce,
    JoinTokenLimits Limits,
    string Problem)
{
    /// <summary>When the Secret was made; null when its metadata do not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Clusters may join with it for ever.</summary>
    public bool IsEndless => Content is JoinTokenContent.Token or JoinTokenContent.PublicKey && Limits.ExpiresAt is null;
}
