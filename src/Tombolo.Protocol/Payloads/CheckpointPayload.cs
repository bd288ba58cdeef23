namespace Tombolo.Protocol.Payloads;

/// <summary>Of a <c>checkpoint</c> frame: the set is complete; the member applies and removes when its digest is the one of what it received.</summary>
/// <param name="Digest">Digest of the whole set at this revision.</param>
/// <param name="Hold">Distributions: copies that any of them owns stay; <see cref="Everything"/> stands for all there may be.</param>
/// <param name="Deleted">Distributions: copies whose owners are all among them go without the brake.</param>
/// <param name="Approved">A person approved the removals of this revision.</param>
/// <param name="Parked">Those of <paramref name="Hold"/> whose removals wait for approval on the primary; absent for none.</param>
/// <param name="PrimaryId">The origin that marks the copies.</param>
public sealed record CheckpointPayload(
    Revision Revision,
    string Digest,
    IReadOnlyList<string> Hold,
    IReadOnlyList<string> Deleted,
    bool Approved,
    string PrimaryId,
    IReadOnlyList<string>? Parked = null)
{
    /// <summary>In <see cref="Hold"/>: every copy stays, whoever owns it.</summary>
    public const string Everything = "*";
}
