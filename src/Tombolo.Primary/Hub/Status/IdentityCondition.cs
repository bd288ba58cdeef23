using Tombolo.Api.Meta;
using Tombolo.Api.Names;

namespace Tombolo.Primary.Hub.Status;

/// <summary>The condition of a Cluster that says that its member comes with another key, as when its Secret <c>tombolo-identity</c> was replaced.</summary>
internal static class IdentityCondition
{
    public const string Reason = "IdentityMismatch";
    public const string EndReason = "IdentityProven";

    /// <summary>The conditions with this one; unchanged when there is and was nothing to say.</summary>
    /// <param name="stranger">Thumbprint of the other key; null when nobody came with one.</param>
    /// <param name="isConnected">The member itself is connected, with its own key.</param>
    public static IReadOnlyList<Condition>? Apply(
        IReadOnlyList<Condition>? conditions, string cluster, string? stranger, bool isConnected, long? generation, DateTimeOffset now)
    {
        if (stranger is null && (!isConnected || conditions.Find(ConditionTypes.IdentityMismatch) is null))
        {
            return conditions;
        }

        return conditions.With(
            new Condition
            {
                Type = ConditionTypes.IdentityMismatch,
                Status = stranger is null ? ConditionStatus.False : ConditionStatus.True,
                ObservedGeneration = generation,
                Reason = stranger is null ? EndReason : Reason,
                Message = stranger is null
                    ? "the cluster connects with the key it joined with"
                    : $"a server connects as this cluster with key {stranger}, which is not the one it joined with: its Secret {WellKnownNames.Identity} was replaced or made anew. Restore that Secret there from a "
                        + $"backup; or, if it is the same cluster, let it join again: kubectl annotate -n {WellKnownNamespaces.MultiCluster} clusters.dist.kio.kasten.io {cluster} "
                        + $"{Annotations.AllowRekey}={stranger} --overwrite, and put a new join token into its Secret {WellKnownNames.JoinSecret} after deleting its Secret {WellKnownNames.ClusterInfo}",
            },
            now);
    }
}
