namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>One step of a <see cref="FieldPath"/>: a field by name, or an element of a list by index.</summary>
internal readonly record struct PathSegment
{
    private PathSegment(string? name, int index)
    {
        Name = name;
        Index = index;
    }

    /// <summary>Null for an element of a list.</summary>
    public string? Name { get; }

    /// <summary>Meaningful when <see cref="Name"/> is null.</summary>
    public int Index { get; }

    public static PathSegment Field(string name) => new(name, 0);

    public static PathSegment Element(int index) => new(null, index);
}
