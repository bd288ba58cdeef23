namespace Tombolo.Api.Names;

/// <summary>Names of roles and bindings that decide who may do what (contract sections 1.9, 1.10 and U7, U8, U21).</summary>
public static class AccessRoleNames
{
    /// <summary>K10ClusterRole that maps to <see cref="KastenAdmin"/> or <see cref="TomboloAdmin"/>.</summary>
    public const string MultiClusterAdmin = "k10-multi-cluster-admin";

    /// <summary>K10ClusterRole that maps to <see cref="KastenBasic"/> or <see cref="TomboloBasic"/>.</summary>
    public const string MultiClusterBasic = "k10-multi-cluster-basic";

    /// <summary>K10ClusterRole that maps to <see cref="KastenConfigView"/> or <see cref="TomboloConfigView"/>.</summary>
    public const string MultiClusterConfigView = "k10-multi-cluster-config-view";

    /// <summary>ClusterRole of Kasten; used when present, never created.</summary>
    public const string KastenAdmin = "k10-admin";

    /// <inheritdoc cref="KastenAdmin"/>
    public const string KastenBasic = "k10-basic";

    /// <inheritdoc cref="KastenAdmin"/>
    public const string KastenConfigView = "k10-config-view";

    /// <summary>ClusterRole of our manifests with the rules of an administrator of one cluster.</summary>
    public const string TomboloAdmin = "tombolo-admin";

    /// <summary>ClusterRole of our manifests with the rules of somebody who protects and restores applications.</summary>
    public const string TomboloBasic = "tombolo-basic";

    /// <summary>ClusterRole of our manifests with the rules of somebody who reads the configuration.</summary>
    public const string TomboloConfigView = "tombolo-config-view";

    /// <summary>ClusterRole of our manifests for people who administer the multi-cluster system on the primary.</summary>
    public const string TomboloMultiClusterAdmin = "tombolo-mc-admin";

    /// <summary>Pre-installed ClusterRole that promotion binds for the server in <c>kasten-io-mc</c> (design section 9).</summary>
    public const string TomboloMultiCluster = "tombolo-multi-cluster";

    /// <summary>The RoleBinding in <c>kasten-io-mc</c> that binds <see cref="TomboloMultiCluster"/> to the server.</summary>
    public const string TomboloMultiClusterBinding = "tombolo-multi-cluster";

    /// <summary>The K10ClusterRoleBinding that promotion creates for <see cref="WellKnownNames.AdminGroup"/> on all clusters.</summary>
    public const string DefaultAdminBinding = "k10-multi-cluster-default-admin";

    /// <summary>The RoleBinding in <c>kasten-io-mc</c> for <see cref="WellKnownNames.AdminGroup"/>.</summary>
    public const string MultiClusterAdminRoleBinding = "k10-k10-mc-admin";

    /// <summary>The K10ClusterRoleBinding that grants one user administration of all clusters (contract section 1.10).</summary>
    public const string AdminAllClustersBinding = "admin-all-clusters";

    /// <summary>How names of ClusterRoleBindings start that are written on a target: <c>tombolo-mc-&lt;binding&gt;-&lt;hash&gt;</c>.</summary>
    public const string TargetBindingPrefix = "tombolo-mc-";
}
