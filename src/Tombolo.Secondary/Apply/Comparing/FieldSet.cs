using System.Text.Json;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>
/// A set of fields in the form <c>FieldsV1</c> of <c>managedFields</c> (Kubernetes "Server-Side Apply"): <c>f:name</c> for a field, <c>k:{...}</c>,
/// <c>v:...</c> and <c>i:n</c> for an element of a list; a member without members of its own stands for all below it.
/// </summary>
internal static class FieldSet
{
    /// <summary>True when the set contains the field, or the whole of what it is in.</summary>
    /// <param name="fields">The <c>fieldsV1</c> of one manager.</param>
    /// <param name="live">The object the path is in: elements of lists are named by their content.</param>
    public static bool Contains(JsonElement fields, ReadOnlySpan<PathSegment> path, JsonElement live)
    {
        if (fields.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        for (var depth = 0; depth < path.Length; depth++)
        {
            var value = Step(live, path[depth]);
            var member = Member(fields, path[depth], value);
            if (member.ValueKind != JsonValueKind.Object)
            {
                return depth > 0 && IsLeaf(fields);
            }

            (fields, live) = (member, value);
        }

        return true;
    }

    private static JsonElement Member(JsonElement fields, PathSegment segment, JsonElement value) =>
        segment.Name is { } name ? fields.Field("f:" + name) : Element(fields, segment.Index, value);

    private static JsonElement Element(JsonElement fields, int index, JsonElement value)
    {
        foreach (var member in fields.EnumerateObject())
        {
            var isElement = member.Name.AsSpan(0, Math.Min(2, member.Name.Length)) switch
            {
                "k:" => Matches(member.Name.AsMemory(2), value),
                "v:" => value.ValueKind != JsonValueKind.Undefined && member.Name.AsSpan(2).SequenceEqual(value.GetRawText()),
                "i:" => int.TryParse(member.Name.AsSpan(2), out var position) && position == index,
                _ => false,
            };
            if (isElement)
            {
                return member.Value;
            }
        }

        return default;
    }

    private static bool Matches(ReadOnlyMemory<char> keys, JsonElement value)
    {
        using var document = JsonDocument.Parse(keys);
        foreach (var key in document.RootElement.EnumerateObject())
        {
            if (!JsonValues.ScalarsEqual(key.Value, value.Field(key.Name)))
            {
                return false;
            }
        }

        return true;
    }

    private static JsonElement Step(JsonElement value, PathSegment segment)
    {
        if (segment.Name is { } name)
        {
            return value.Field(name);
        }

        return value.ValueKind == JsonValueKind.Array && segment.Index < value.GetArrayLength() ? value[segment.Index] : default;
    }

    private static bool IsLeaf(JsonElement fields) => !fields.EnumerateObject().Any();
}
