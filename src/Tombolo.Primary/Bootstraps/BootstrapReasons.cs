namespace Tombolo.Primary.Bootstraps;

/// <summary>Reasons of the conditions of a Bootstrap.</summary>
internal static class BootstrapReasons
{
    /// <summary>The specification cannot be carried out.</summary>
    public const string Invalid = nameof(Invalid);

    /// <summary>Another cluster name is the primary already.</summary>
    public const string PrimaryExists = nameof(PrimaryExists);

    /// <summary>The name belongs to a secondary, or to the primary of another cluster.</summary>
    public const string NameTaken = nameof(NameTaken);

    /// <summary>A Cluster that is being deleted is in the way.</summary>
    public const string ClusterLeaving = nameof(ClusterLeaving);

    /// <summary>This cluster is a secondary of another primary.</summary>
    public const string IsSecondary = nameof(IsSecondary);

    /// <summary>The namespace of this server does not exist.</summary>
    public const string NamespaceMissing = nameof(NamespaceMissing);

    /// <summary>The API server does not let this server do what promotion needs.</summary>
    public const string Forbidden = nameof(Forbidden);

    /// <summary>The API server refused a step for another reason.</summary>
    public const string Refused = nameof(Refused);
}
