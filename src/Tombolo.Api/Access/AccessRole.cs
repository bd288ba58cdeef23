namespace Tombolo.Api.Access;

/// <summary>One of the roles that can be granted on clusters (contract sections 1.9 and U7).</summary>
/// <param name="K10ClusterRole">Name of the predefined K10ClusterRole.</param>
/// <param name="Kasten">ClusterRole of Kasten as K10ClusterRoles name it; on a cluster it begins with the release there. Used when present, never created.</param>
/// <param name="Tombolo">ClusterRole of our manifests with the same meaning.</param>
public sealed record AccessRole(string K10ClusterRole, string Kasten, string Tombolo)
{
    private const string KastenPrefix = "k10-";

    /// <summary>
    /// The ClusterRoles that <paramref name="clusterRoleRef"/> may stand for on a cluster, the best first: Kasten's falls back to ours, ours is only itself.
    /// </summary>
    /// <param name="release">Helm release of Kasten on that cluster.</param>
    public IReadOnlyList<string> CandidatesOf(string clusterRoleRef, string release)
    {
        var installed = $"{release}-{Kasten[KastenPrefix.Length..]}";
        return clusterRoleRef == Kasten && installed != Tombolo ? [installed, Tombolo] : [Tombolo];
    }
}
