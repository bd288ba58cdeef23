namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>What clusters with the same namespace and the same Distributions are to hold; a <see cref="DesiredSet"/> before it has a sequence.</summary>
internal sealed record SetContent(
    string Hash,
    string Digest,
    IReadOnlyDictionary<string, CompiledItem> Items,
    IReadOnlyList<string> Hold,
    IReadOnlyList<string> Deleted)
{
    /// <inheritdoc cref="DesiredSet.Parked"/>
    public IReadOnlyList<string> Parked { get; init; } = [];

    /// <inheritdoc cref="DesiredSet.Unknown"/>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public DesiredSet At(long sequence) => new(sequence, Hash, Digest, Items, Hold, Deleted) { Parked = Parked, Unknown = Unknown };
}
