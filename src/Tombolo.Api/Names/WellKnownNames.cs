namespace Tombolo.Api.Names;

/// <summary>Names of objects that have a fixed meaning (contract sections 1.5 to 1.10 and 1.15, design sections 4, 5 and 7).</summary>
public static class WellKnownNames
{
    /// <summary>Default Helm release name, also the default path segment of the dashboard URL.</summary>
    public const string DefaultRelease = "k10";

    /// <summary>Secret with the join token on a cluster that wants to join; only its user writes it.</summary>
    public const string JoinSecret = "mc-join";

    /// <summary>ConfigMap with the wishes of a cluster that wants to join; its presence together with <see cref="JoinSecret"/> starts the join.</summary>
    public const string JoinConfig = "mc-join-config";

    /// <summary>Secret that tells how the join stands.</summary>
    public const string JoinStatus = "mc-join-status";

    /// <summary>Secret that tells what cluster this is and who its primary is.</summary>
    public const string ClusterInfo = "mc-cluster-info";

    /// <summary>Secret in the K10 namespace with the key pair of this server.</summary>
    public const string Identity = "tombolo-identity";

    /// <summary>Secret in the K10 namespace of the primary with the signed tombstones of members that were forced out.</summary>
    public const string Tombstones = "tombolo-tombstones";

    /// <summary>Secret in the K10 namespace with the keys of the dashboard's cookies, and the sessions that were ended.</summary>
    public const string DashboardKeys = "tombolo-dashboard-keys";

    /// <summary>ConfigMap with the feature switches of Tombolo.</summary>
    public const string Features = "tombolo-features";

    /// <summary>ConfigMap with the feature switches of Kasten; only read.</summary>
    public const string KastenFeatures = "k10-features";

    /// <summary>Lease in the K10 namespace whose holder is the active server.</summary>
    public const string ServerLease = "tombolo-server";

    /// <summary>ServiceAccount of the server; the default of the manifests.</summary>
    public const string ServerServiceAccount = "tombolo";

    /// <summary>Deployment of Kasten's controller manager, which carries its capabilities.</summary>
    public const string KastenControllerManager = "controllermanager-svc";

    /// <summary>The group of administrators that the default bindings name.</summary>
    public const string AdminGroup = "k10:admins";
}
