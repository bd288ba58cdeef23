using System.Buffers;
using System.Text;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>Where a field is in an object, for example <c>spec.actions[1].action</c> or <c>data['service-account.json']</c>.</summary>
internal sealed class FieldPath(PathSegment[] segments) : IEquatable<FieldPath>
{
    private static readonly SearchValues<char> PlainNames =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    public ReadOnlySpan<PathSegment> Segments => segments;

    public static FieldPath Of(params PathSegment[] segments) => new(segments);

    public static FieldPath OfFields(params string[] names) => new(Array.ConvertAll(names, PathSegment.Field));

    public bool Equals(FieldPath? other) => other is not null && Segments.SequenceEqual(other.Segments);

    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var segment in segments)
        {
            hash.Add(segment);
        }

        return hash.ToHashCode();
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            Append(text, segment);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, PathSegment segment)
    {
        if (segment.Name is not { } name)
        {
            text.Append('[').Append(segment.Index).Append(']');
        }
        else if (name.Length > 0 && !name.AsSpan().ContainsAnyExcept(PlainNames))
        {
            text.Append(text.Length == 0 ? "" : ".").Append(name);
        }
        else
        {
            text.Append("['").Append(name).Append("']");
        }
    }
}
