using Tombolo.Api.Clusters;
using Tombolo.Api.JoinTokens;
using Tombolo.Api.Names;

namespace Tombolo.Dashboard.JoinTokens;

/// <summary>Makes of join tokens what the list shows.</summary>
internal static class JoinTokenItems
{
    public static JoinTokenItem Of(TokenRecord token, IReadOnlyDictionary<string, int> usesById, DateTimeOffset now)
    {
        var summary = JoinTokenSummary.Of(token.Metadata, token.HasText, token.HasKey, usesById, now);
        return new JoinTokenItem(
            summary.Name,
            token.Metadata.ResourceVersion ?? "",
            summary.TokenId,
            summary.CreatedAt,
            summary.ExpiresAt,
            summary.Uses,
            summary.MaxUses,
            summary.AllowedNames,
            summary.ShowOnce,
            token.HasText,
            summary.Warnings,
            JoinTokenRemoval.Describe(summary.Uses));
    }

    /// <summary>How many Clusters carry the id of each token (design section 5).</summary>
    public static IReadOnlyDictionary<string, int> CountUses(IEnumerable<Cluster> clusters) => clusters
        .Select(cluster => cluster.Metadata.Annotations?.GetValueOrDefault(Annotations.TokenId))
        .OfType<string>()
        .CountBy(id => id, StringComparer.Ordinal)
        .ToDictionary(StringComparer.Ordinal);
}
