namespace Tombolo.Primary.Distributions.Removals;

/// <summary>Where copies of one Distribution would go without its deletion, and what becomes of that.</summary>
/// <param name="Open">Clusters that it does not reach any more and that still hold it, ordinal order.</param>
/// <param name="Parked">Clusters on which the removal waits for approval, ordinal order.</param>
/// <param name="ParkedCopies">How many copies wait.</param>
/// <param name="Holders">How many clusters hold it.</param>
internal sealed record RemovalReview(IReadOnlyList<string> Open, IReadOnlyList<string> Parked, int ParkedCopies, int Holders)
{
    public bool Equals(RemovalReview? other) =>
        other is not null
        && ParkedCopies == other.ParkedCopies
        && Holders == other.Holders
        && Open.SequenceEqual(other.Open, StringComparer.Ordinal)
        && Parked.SequenceEqual(other.Parked, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Open.Count, Parked.Count, ParkedCopies, Holders);
}
