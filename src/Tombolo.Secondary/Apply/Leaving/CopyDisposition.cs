namespace Tombolo.Secondary.Apply.Leaving;

/// <summary>What becomes of the copies when a membership ends (design section 7).</summary>
public enum CopyDisposition
{
    /// <summary>What the deletion policy of each says: removed, or kept as <see cref="Keep"/> does.</summary>
    ByPolicy,

    /// <summary>
    /// All stay as objects of this cluster, without our marks: the next membership, also with the same primary, finds objects that were here before, adopts
    /// equal ones and never deletes them.
    /// </summary>
    Keep,
}
