namespace Tombolo.Primary.Membership.Tombstones;

/// <summary>Why a membership ended, in one word; said by tombstones and conditions.</summary>
internal static class TombstoneCauses
{
    /// <summary>Its Cluster was deleted and the member was asked to leave.</summary>
    public const string ClusterDeleted = nameof(ClusterDeleted);

    /// <summary>Its Cluster was deleted and somebody did not want to wait for the member.</summary>
    public const string ForcedDisconnect = nameof(ForcedDisconnect);

    /// <summary>Its Cluster was deleted and the time it was to wait for the member is over.</summary>
    public const string LeaveDeadline = nameof(LeaveDeadline);

    /// <summary>The namespace of the fleet was deleted.</summary>
    public const string NamespaceDeleted = nameof(NamespaceDeleted);
}
