using System.Text;

namespace Tombolo.Primary.Distributions.References;

/// <summary>A place in an object, such as <c>spec.actions[].*.profile</c> or <c>spec.**.credential.secret</c>.</summary>
internal static class PathPattern
{
    /// <summary>Reads a pattern; it ends with <see cref="PathSegmentKind.End"/>.</summary>
    public static IReadOnlyList<PathSegment> Parse(string text)
    {
        var segments = new List<PathSegment>();
        foreach (var part in text.Split('.'))
        {
            var name = part.EndsWith("[]", StringComparison.Ordinal) ? part[..^2] : part;
            segments.Add(name switch
            {
                "**" => new PathSegment(PathSegmentKind.AnyDepth, default),
                "*" => new PathSegment(PathSegmentKind.AnyProperty, default),
                _ => new PathSegment(PathSegmentKind.Property, Encoding.UTF8.GetBytes(name)),
            });
            if (name.Length != part.Length)
            {
                segments.Add(new PathSegment(PathSegmentKind.Element, default));
            }
        }

        segments.Add(new PathSegment(PathSegmentKind.End, default));
        return segments;
    }
}
