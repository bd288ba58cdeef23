namespace Tombolo.Primary.Access.Status;

/// <summary>Reasons in the conditions of a K10ClusterRoleBinding, where no cluster decided.</summary>
internal static class BindingReasons
{
    public const string Accepted = nameof(Accepted);

    /// <summary>The binding, or the K10ClusterRole it names, is refused whole.</summary>
    public const string Refused = nameof(Refused);

    /// <summary>The K10ClusterRole does not exist or is being deleted.</summary>
    public const string RoleMissing = nameof(RoleMissing);

    public const string Granted = nameof(Granted);

    /// <summary>No cluster is selected.</summary>
    public const string NoClusters = nameof(NoClusters);

    /// <summary>Nobody is bound.</summary>
    public const string NoSubjects = nameof(NoSubjects);
}
