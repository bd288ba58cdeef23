namespace Tombolo.Dashboard.ThisCluster;

/// <summary>This cluster and its part in a fleet.</summary>
internal sealed record ClusterView
{
    /// <summary>One of <see cref="ClusterRoles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>Its name in the fleet; absent when it is in none.</summary>
    public string? Name { get; init; }

    /// <summary>UID of its namespace <c>kube-system</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of Tombolo.</summary>
    public required string Version { get; init; }

    public required string KubernetesVersion { get; init; }

    public required string K10Namespace { get; init; }

    public required string ReleaseName { get; init; }

    /// <summary>The URL of this dashboard, to be offered as ingress: as set, else as the browser came.</summary>
    public required string SuggestedIngress { get; init; }

    /// <summary>How the membership or the join stands; absent when there is none.</summary>
    public JoinView? Join { get; init; }

    /// <summary>How the promotion stands; absent when none was asked for.</summary>
    public PromotionView? Promotion { get; init; }

    /// <summary>How many profiles here are copies of a primary's.</summary>
    public required int GlobalProfiles { get; init; }

    /// <summary>How many policies here are copies of a primary's.</summary>
    public required int GlobalPolicies { get; init; }
}
