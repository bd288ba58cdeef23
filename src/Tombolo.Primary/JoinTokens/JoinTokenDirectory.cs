using Tombolo.Kubernetes.Informers;

namespace Tombolo.Primary.JoinTokens;

/// <summary>The tokens that let clusters in right now. A token is revoked when no Secret holds its key (design section 5).</summary>
internal sealed class JoinTokenDirectory(IResourceInformer<JoinTokenRecord> tokens)
{
    /// <summary>True once the Secrets have been listed; before that no token may be called unknown.</summary>
    public bool HasSynced => tokens.HasSynced;

    /// <summary>The Secret of the token, or null. Of several with one token the first by name counts, so that the answer is stable.</summary>
    public JoinTokenRecord? Find(string tokenId) =>
        tokens.ListByIndex(JoinTokenInformer.ByTokenId, tokenId)
            .Where(record => !record.IsDeleting)
            .MinBy(record => record.Key.Name, StringComparer.Ordinal);
}
