using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Apply.Deciding;

/// <summary>How an object differs from what is wanted.</summary>
internal sealed record Comparison
{
    /// <summary>Nothing differs.</summary>
    public static Comparison Equal { get; } = new();

    /// <summary>Wanted fields that are missing or different.</summary>
    public IReadOnlyList<FieldDifference> Differences { get; init; } = [];

    /// <summary>Differences that the target itself makes of what we apply; repeating it would change nothing.</summary>
    public IReadOnlyList<FieldDifference> Ignored { get; init; } = [];

    /// <summary>Fields that are there and not wanted; looked for in foreign objects only.</summary>
    public IReadOnlyList<FieldDifference> Extras { get; init; } = [];

    /// <summary>A difference is in a field that cannot be changed: the type of a Secret, or the data of what is immutable.</summary>
    public bool NeedsReplacement { get; init; }
}
