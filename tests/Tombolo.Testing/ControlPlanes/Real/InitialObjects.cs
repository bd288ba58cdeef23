using System.Text.Json;

namespace Tombolo.Testing.ControlPlanes.Real;

/// <summary>
/// Whether the controllers have made what they make in an empty cluster. A snapshot taken earlier would lack it, and every way
/// back to that snapshot would be a struggle with them.
/// </summary>
internal sealed class InitialObjects(ApiServerProbe probe, KubernetesVersion version)
{
    private const string ClusterRoles = "/apis/rbac.authorization.k8s.io/v1/clusterroles/";

    private static readonly string[] Namespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

    private static readonly (string Role, string[] Sources)[] Aggregations =
    [
        ("view", ["system:aggregate-to-view"]),
        ("edit", ["system:aggregate-to-edit", "view"]),
        ("admin", ["system:aggregate-to-admin", "edit"]),
    ];

    /// <summary>Every namespace has its ServiceAccount, and before 1.24 that has its token Secret.</summary>
    public async Task<bool> HaveServiceAccountsAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Namespaces)
        {
            using var account = await probe.ReadAsync($"/api/v1/namespaces/{name}/serviceaccounts/default", cancellationToken);
            if (account is null || !(version.IsAtLeast(1, 24) || account.RootElement.TryGetProperty("secrets", out _)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The ClusterRoles that are put together from others have all of their rules.</summary>
    public async Task<bool> HaveAggregatedRolesAsync(CancellationToken cancellationToken)
    {
        foreach (var (role, sources) in Aggregations)
        {
            var rules = await ReadRulesAsync(role, cancellationToken);
            foreach (var source in sources)
            {
                var part = await ReadRulesAsync(source, cancellationToken);
                if (part.Count == 0 || !rules.IsSupersetOf(part))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private async Task<HashSet<string>> ReadRulesAsync(string role, CancellationToken cancellationToken)
    {
        using var document = await probe.ReadAsync(ClusterRoles + role, cancellationToken);
        return document is not null && document.RootElement.TryGetProperty("rules", out var rules) && rules.ValueKind == JsonValueKind.Array
            ? rules.EnumerateArray().Select(rule => rule.GetRawText()).ToHashSet(StringComparer.Ordinal)
            : [];
    }
}
