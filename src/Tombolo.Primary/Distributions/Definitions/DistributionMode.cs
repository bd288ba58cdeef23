namespace Tombolo.Primary.Distributions.Definitions;

/// <summary>What a Distribution contributes to the sets of its clusters.</summary>
internal enum DistributionMode
{
    /// <summary>Nothing was ever distributed: it has no finalizer yet.</summary>
    NotAdmitted,

    /// <summary>Its sources are wanted on its clusters.</summary>
    Active,

    /// <summary>Its copies are left as they are; none is removed, wherever it is.</summary>
    Paused,

    /// <summary>Nothing of it is sent and none of its copies is removed, wherever it is.</summary>
    Invalid,

    /// <summary>It is being deleted: its copies are to go, and that is explicit.</summary>
    Deleted,
}
