namespace Tombolo.LocalKube.FieldManagement;

/// <summary>What differs between two values of one type. The sets are disjoint.</summary>
internal sealed record Comparison
{
    public FieldSet Added { get; init; } = new();

    public FieldSet Modified { get; init; } = new();

    public FieldSet Removed { get; init; } = new();

    /// <summary>The same without the fields at the top that <paramref name="keep"/> refuses.</summary>
    public Comparison Where(Func<PathElement, bool> keep) =>
        new() { Added = Added.Where(keep), Modified = Modified.Where(keep), Removed = Removed.Where(keep) };
}
