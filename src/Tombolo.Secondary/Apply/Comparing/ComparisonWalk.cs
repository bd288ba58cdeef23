using System.Runtime.InteropServices;
using System.Text.Json;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>One walk through two objects side by side, collecting fields on the way.</summary>
internal sealed class ComparisonWalk(string kind, IReadOnlyList<IFieldNormaliser> normalisers)
{
    private readonly List<PathSegment> _path = [];

    public List<FieldDifference> Found { get; } = [];

    public void FindDifferences(string parent, string name, JsonElement wanted, JsonElement live)
    {
        if (wanted.ValueKind != JsonValueKind.Undefined)
        {
            _path.Add(PathSegment.Field(parent));
            FindDifferences(name, wanted, live);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    public void FindDifferences(string name, JsonElement wanted, JsonElement live)
    {
        _path.Add(PathSegment.Field(name));
        FindDifferences(wanted, live);
        _path.RemoveAt(_path.Count - 1);
    }

    public void FindExtras(string name, JsonElement wanted, JsonElement live)
    {
        _path.Add(PathSegment.Field(name));
        FindExtras(wanted, live);
        _path.RemoveAt(_path.Count - 1);
    }

    private void FindDifferences(JsonElement wanted, JsonElement live)
    {
        if (wanted.ValueKind == JsonValueKind.Object && live.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in wanted.EnumerateObject())
            {
                FindDifferences(field.Name, field.Value, live.Field(field.Name));
            }
        }
        else if (AreListsOfOneLength(wanted, live))
        {
            ForEachElement(wanted, live, FindDifferences);
        }
        else if (!IsSame(wanted, live))
        {
            Add(wanted, live);
        }
    }

    private void FindExtras(JsonElement wanted, JsonElement live)
    {
        if (wanted.ValueKind == JsonValueKind.Undefined)
        {
            if (!JsonValues.IsZero(live))
            {
                Add(wanted, live);
            }
        }
        else if (wanted.ValueKind == JsonValueKind.Object && live.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in live.EnumerateObject())
            {
                FindExtras(field.Name, wanted.Field(field.Name), field.Value);
            }
        }
        else if (AreListsOfOneLength(wanted, live))
        {
            ForEachElement(wanted, live, FindExtras);
        }
    }

    private static bool AreListsOfOneLength(JsonElement wanted, JsonElement live) =>
        wanted.ValueKind == JsonValueKind.Array && live.ValueKind == JsonValueKind.Array && wanted.GetArrayLength() == live.GetArrayLength();

    private void ForEachElement(JsonElement wanted, JsonElement live, Action<JsonElement, JsonElement> visit)
    {
        for (var index = 0; index < wanted.GetArrayLength(); index++)
        {
            _path.Add(PathSegment.Element(index));
            visit(wanted[index], live[index]);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    // Null means "not set": the API server keeps it in some objects and drops it in others.
    private bool IsSame(JsonElement wanted, JsonElement live) =>
        JsonValues.ScalarsEqual(wanted, live)
        || (wanted.ValueKind == JsonValueKind.Null && live.ValueKind == JsonValueKind.Undefined)
        || IsKnownEqual(wanted, live);

    private bool IsKnownEqual(JsonElement wanted, JsonElement live)
    {
        foreach (var normaliser in normalisers)
        {
            if (normaliser.AreEqual(kind, CollectionsMarshal.AsSpan(_path), wanted, live))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(JsonElement wanted, JsonElement live) => Found.Add(new FieldDifference(new FieldPath([.. _path]), Keep(wanted), Keep(live)));

    private static JsonElement Keep(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? value : value.Clone();
}
