using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Primary.JoinTokens;

/// <summary>The tokens that let clusters in right now. A token is revoked when no Secret holds its key (design section 5).</summary>
internal sealed class JoinTokenDirectory(IResourceInformer<JoinTokenRecord> tokens, IKubernetesClient client)
{
    private static readonly ListOptions Stored = new() { Namespace = WellKnownNamespaces.MultiCluster, FieldSelector = JoinTokenInformer.Options.FieldSelector };

    /// <summary>True once the Secrets have been listed; before that no token may be called unknown.</summary>
    public bool HasSynced => tokens.HasSynced;

    /// <summary>The Secret of the token, or null. Of several with one token the first by name counts, so that the answer is stable.</summary>
    public JoinTokenRecord? Find(string tokenId) =>
        tokens.ListByIndex(JoinTokenInformer.ByTokenId, tokenId)
            .Where(record => !record.IsDeleting)
            .MinBy(record => record.Key.Name, StringComparer.Ordinal);

    /// <summary>The Secret of a token that the cache does not show, asked of the API server: a cache may be behind, and a member that is refused for good does not come again.</summary>
    /// <exception cref="KubernetesException">The API server refused.</exception>
    /// <exception cref="KubernetesUnreachableException">There is no answer.</exception>
    public async Task<JoinTokenRecord?> AskAsync(string tokenId, CancellationToken cancellationToken)
    {
        var listed = await client.ListAllAsync(KnownResources.Secret, Stored, cancellationToken);
        return listed.Value.Items
            .Select(JoinTokenReader.Read)
            .Where(record => record.TokenId == tokenId && !record.IsDeleting)
            .MinBy(record => record.Key.Name, StringComparer.Ordinal);
    }
}
