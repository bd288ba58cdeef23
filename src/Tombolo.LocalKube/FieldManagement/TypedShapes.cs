using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>Refuses configurations whose lists and maps are not what their type says, before they are merged.</summary>
internal static class TypedShapes
{
    /// <exception cref="StatusException">400: a field has the wrong shape, or an item of a list has no key, or twice the same.</exception>
    public static void Check(JsonObject configuration, MergeType type, ResourceDefinition resource)
    {
        var errors = new List<string>();
        Visit(configuration, type, "", errors);
        if (errors.Count == 0)
        {
            return;
        }

        var metadata = configuration["metadata"] as JsonObject;
        var subject = $"{JsonValues.Text(metadata, "namespace")}/{JsonValues.Text(metadata, "name")}; {resource.ApiVersion}, Kind={resource.Kind}";
        var text = errors.Count == 1 ? errors[0] : "errors:\n" + string.Join('\n', errors.Select(error => "  " + error));
        throw new StatusException(Statuses.BadRequest($"failed to create typed patch object ({subject}): {text}"));
    }

    private static void Visit(JsonNode? value, MergeType type, string path, List<string> errors)
    {
        var actual = type.For(value);
        switch (actual.Shape, value)
        {
            case (_, null):
                break;
            case (MergeShape.Map, JsonObject map):
                foreach (var (name, field) in map)
                {
                    VisitField(name, field, actual, path, errors);
                }

                break;
            case (MergeShape.List, JsonArray list):
                VisitItems(list, actual, path, errors);
                break;
            case (MergeShape.Map, _):
                errors.Add($"{path}: expected map, got {Show(value)}");
                break;
            case (MergeShape.List, _):
                errors.Add($"{path}: expected list, got {Show(value)}");
                break;
            case (MergeShape.Scalar, not JsonValue):
                errors.Add($"{path}: expected scalar, got {Show(value)}");
                break;
            default:
                break;
        }
    }

    private static void VisitField(string name, JsonNode? value, MergeType type, string path, List<string> errors)
    {
        if (type.Element is null && !type.Fields.ContainsKey(name))
        {
            errors.Add($"{path}.{name}: field not declared in schema");
            return;
        }

        Visit(value, type.TypeOf(name), $"{path}.{name}", errors);
    }

    private static void VisitItems(JsonArray list, MergeType type, string path, List<string> errors)
    {
        var seen = new HashSet<PathElement>();
        for (var index = 0; index < list.Count; index++)
        {
            if (type.ListType == Schemas.ListType.Atomic)
            {
                Visit(list[index], type.Element ?? MergeType.Opaque, $"{path}[{index}]", errors);
            }
            else if (ListItems.ElementOf(type, list[index]) is not { } element)
            {
                errors.Add($"{path}: element {index}: {Fault(type, list[index])}");
            }
            else if (!seen.Add(element))
            {
                errors.Add($"{path}: duplicate entries for key {element}");
            }
            else
            {
                Visit(list[index], type.TypeOf(element), path + element, errors);
            }
        }
    }

    private static string Fault(MergeType type, JsonNode? item) => (type.ListType, item) switch
    {
        (Schemas.ListType.Set, null) => "associative list without keys has an element that's an explicit null",
        (Schemas.ListType.Set, JsonArray) => "not supported: associative list with lists as elements",
        (Schemas.ListType.Set, _) => "associative list without keys has an element that's a map type",
        (_, null) => "associative list with keys may not have a null element",
        (_, JsonObject node) => $"associative list with keys has an element that omits key field \"{type.Keys.First(key => (node[key.Key] ?? key.Value) is null).Key}\" (and doesn't have default value)",
        _ => "associative list with keys may not have non-map elements",
    };

    private static string Show(JsonNode value) => JsonValues.KindOf(value) switch
    {
        JsonValueKind.Object => "map",
        JsonValueKind.Array => "list",
        _ => $"&{{{value.ToJsonString(CompactJson.Options).Trim('"')}}}",
    };
}
