using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>Which fields an object sets.</summary>
internal sealed class TypedFields
{
    private readonly FieldSet _set = new();
    private readonly List<PathElement> _path = [];

    private TypedFields()
    {
    }

    /// <summary>Every leaf, and every item of lists and maps that is mentioned.</summary>
    public static FieldSet Of(JsonObject value, MergeType type)
    {
        var fields = new TypedFields();
        fields.Visit(value, type);
        return fields._set;
    }

    private void Visit(JsonNode? value, MergeType type)
    {
        var actual = type.For(value);
        switch (actual.Shape)
        {
            case MergeShape.Map when !actual.IsAtomic:
                VisitFields(value as JsonObject, actual);
                break;
            case MergeShape.List when actual.ListType != Schemas.ListType.Atomic:
                VisitItems(value as JsonArray, actual);
                break;
            default:
                Insert();
                break;
        }
    }

    private void VisitFields(JsonObject? map, MergeType type)
    {
        foreach (var (name, value) in map ?? [])
        {
            _path.Add(PathElement.Field(name));
            Visit(value, type.TypeOf(name));
            if (value is null or JsonObject { Count: 0 } || !type.Fields.ContainsKey(name))
            {
                Insert();
            }

            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void VisitItems(JsonArray? list, MergeType type)
    {
        foreach (var item in list ?? [])
        {
            if (ListItems.ElementOf(type, item) is { } element)
            {
                _path.Add(element);
                Visit(item, type.TypeOf(element));
                Insert();
                _path.RemoveAt(_path.Count - 1);
            }
        }
    }

    private void Insert() => _set.Insert(CollectionsMarshal.AsSpan(_path));
}
