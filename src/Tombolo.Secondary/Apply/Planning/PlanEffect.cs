using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Apply.Planning;

/// <summary>What a write would change in an object, without our marks.</summary>
internal static class PlanEffect
{
    private const string Metadata = "metadata";
    private static readonly string[] Maps = ["labels", "annotations"];

    /// <summary>The fields that would be another thing, be there or be gone.</summary>
    /// <param name="after">The whole object after the write, as a dry run tells it; what it does not have would be removed.</param>
    public static IReadOnlyList<FieldDifference> Find(FieldComparer fields, string kind, JsonElement after, JsonElement live) =>
        [.. OfContent(fields, kind, after, live), .. fields.Extras(kind, after, live), .. Maps.SelectMany(map => OfMap(map, after, live))];

    /// <summary>The fields of <paramref name="applied"/> that are not so; others are not looked at.</summary>
    public static IReadOnlyList<FieldDifference> OfContent(FieldComparer fields, string kind, JsonElement applied, JsonElement live) =>
        WithoutMetadata(fields.Differences(kind, applied, live));

    public static IReadOnlyList<FieldDifference> WithoutMetadata(IReadOnlyList<FieldDifference> differences) =>
        [.. differences.Where(difference => difference.Path.Segments[0].Name != Metadata)];

    // Entry by entry, because an object without any label has no map to look into.
    private static IEnumerable<FieldDifference> OfMap(string map, JsonElement after, JsonElement live)
    {
        var (wanted, there) = (after.Field(Metadata).Field(map), live.Field(Metadata).Field(map));
        var keys = Keys(wanted).Union(Keys(there), StringComparer.Ordinal).Where(key => !IsMark(map, key));
        foreach (var key in keys.Where(key => !JsonValues.AreSame(wanted.Field(key), there.Field(key))))
        {
            yield return new FieldDifference(FieldPath.OfFields(Metadata, map, key), Keep(wanted.Field(key)), Keep(there.Field(key)));
        }
    }

    private static IEnumerable<string> Keys(JsonElement map) => map.ValueKind == JsonValueKind.Object ? map.EnumerateObject().Select(entry => entry.Name) : [];

    private static JsonElement Keep(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? value : value.Clone();

    private static bool IsMark(string map, string key) => (map == Maps[0] ? CopyMarkKeys.Labels : CopyMarkKeys.Annotations).Contains(key);
}
