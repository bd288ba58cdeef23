namespace Tombolo.Api.Access.WhoCan;

/// <summary>How what somebody may do on a cluster compares with what is bound on the primary.</summary>
public static class HolderStates
{
    /// <summary>A K10ClusterRoleBinding says it, and the cluster grants it.</summary>
    public const string Bound = nameof(Bound);

    /// <summary>The cluster itself says it; no K10ClusterRoleBinding is about it.</summary>
    public const string Local = nameof(Local);

    /// <summary>A K10ClusterRoleBinding says it, and the cluster does not grant it.</summary>
    public const string Missing = nameof(Missing);

    /// <summary>The cluster grants it, and the K10ClusterRoleBinding that it was made for does not say it any more.</summary>
    public const string Leftover = nameof(Leftover);

    /// <summary>The cluster grants it to somebody of the primary, through a binding that no K10ClusterRoleBinding made.</summary>
    public const string Unbound = nameof(Unbound);

    /// <summary>A K10ClusterRoleBinding binds a role there, and the cluster cannot be asked what that allows.</summary>
    public const string Unverified = nameof(Unverified);

    /// <summary>What is bound and what is there are not known to be the same.</summary>
    public static bool IsDifference(string state) => state is Missing or Leftover or Unbound or Unverified;
}
