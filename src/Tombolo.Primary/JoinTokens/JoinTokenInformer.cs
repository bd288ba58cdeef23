using Tombolo.Api.Names;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Primary.JoinTokens;

/// <summary>What the informer of join-token Secrets keeps.</summary>
internal static class JoinTokenInformer
{
    /// <summary>Index by <see cref="JoinTokenRecord.TokenId"/>.</summary>
    public const string ByTokenId = "tokenId";

    public static InformerOptions<JoinTokenRecord> Options { get; } = new()
    {
        Decode = JoinTokenReader.Read,
        Namespace = WellKnownNamespaces.MultiCluster,
        FieldSelector = $"type={SecretTypes.JoinToken}",
        Indexers = new Dictionary<string, Func<JoinTokenRecord, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            [ByTokenId] = record => record.TokenId is { } id ? [id] : [],
        },
    };
}
