namespace Tombolo.Primary.Distributions;

/// <summary>
/// Everything one cluster is to hold, as one atomic revision. Clusters with the same Distributions and the same K10 namespace share one instance.
/// </summary>
/// <param name="Sequence">Grows with every change of this cluster's set in the current epoch; starts at 1.</param>
/// <param name="Hash">Digest of the set, of <paramref name="Hold"/> and of <paramref name="Deleted"/>; base64url.</param>
/// <param name="Digest">Set digest of docs/protocol.md, base64url.</param>
/// <param name="Items">By key.</param>
/// <param name="Hold">Distributions whose copies must not be removed now: a source is missing, or they are paused or invalid.</param>
/// <param name="Deleted">Distributions that are being deleted, or whose removals somebody approved: these are explicit.</param>
public sealed record DesiredSet(
    long Sequence,
    string Hash,
    string Digest,
    IReadOnlyDictionary<string, CompiledItem> Items,
    IReadOnlyList<string> Hold,
    IReadOnlyList<string> Deleted)
{
    /// <summary>Distributions among <see cref="Hold"/> whose removals wait for approval (design section 7, the brake).</summary>
    public IReadOnlyList<string> Parked { get; init; } = [];

    /// <summary>Distributions among <see cref="Parked"/> that the cluster holds copies of and that do not exist on this primary.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}
