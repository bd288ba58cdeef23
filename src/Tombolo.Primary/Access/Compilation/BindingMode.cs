namespace Tombolo.Primary.Access.Compilation;

/// <summary>What a K10ClusterRoleBinding contributes to the sets of clusters.</summary>
internal enum BindingMode
{
    /// <summary>Its subjects have its role on its clusters.</summary>
    Granting,

    /// <summary>There but wrong, or its role is: it changes nothing. What it granted before stays, wherever that is.</summary>
    Refused,

    /// <summary>Its role is gone or going: nothing is granted, as with a binding of Kubernetes whose role was deleted.</summary>
    RoleMissing,

    /// <summary>It is being deleted: what it granted goes at once.</summary>
    Deleted,
}
