using Tombolo.Api.Names;
using Tombolo.Runtime.Identity;

namespace Tombolo.Secondary.Memberships;

/// <summary>Whether this cluster still is who joined. Its key is proven at every connection; who lost it is nobody to the primary.</summary>
internal static class IdentityCheck
{
    /// <summary>Null when all is well; else the cause and the repair.</summary>
    /// <param name="identity">What Secret <c>tombolo-identity</c> holds; null when there is none.</param>
    public static string? Describe(ClusterIdentity? identity, Membership membership, string k10Namespace)
    {
        var secret = $"Secret {k10Namespace}/{WellKnownNames.Identity}";
        if (identity is null)
        {
            return $"IdentityLost: {secret} is gone, with which this cluster proves to {membership.PrimaryName} who it is. {Repair(membership)}";
        }

        // Whoever leaves gets a new incarnation just before the membership goes.
        return identity.Incarnation == membership.Incarnation || identity.Farewell is not null
            ? null
            : $"IdentityReplaced: {secret} is not the one with which this cluster joined {membership.PrimaryName}. {Repair(membership)}";
    }

    private static string Repair(Membership membership) =>
        $"Restore it from a backup. Or begin anew, which keeps the copies: delete Secret {WellKnownNames.ClusterInfo} here, put a new join token into Secret {WellKnownNames.JoinSecret}, "
        + $"and on {membership.PrimaryName} annotate Cluster {membership.ClusterName} with {Annotations.AllowRekey}=<the thumbprint that the refusal then names>";
}
