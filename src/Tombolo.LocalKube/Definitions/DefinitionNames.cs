using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Definitions;

/// <summary>The names of a CustomResourceDefinition.</summary>
internal sealed record DefinitionNames(string Plural, string Singular, string Kind, string ListKind, IReadOnlyList<string> ShortNames, IReadOnlyList<string> Categories)
{
    public static DefinitionNames Empty { get; } = new("", "", "", "", [], []);

    /// <summary>Reads <c>spec.names</c> or <c>status.acceptedNames</c>.</summary>
    public static DefinitionNames Read(JsonObject? names) => new(
        names.Text("plural") ?? "",
        names.Text("singular") ?? "",
        names.Text("kind") ?? "",
        names.Text("listKind") ?? "",
        [.. names.Texts("shortNames")],
        [.. names.Texts("categories")]);

    public JsonObject ToJson()
    {
        var result = new JsonObject { ["plural"] = Plural, ["kind"] = Kind };
        Add(result, "singular", Singular);
        Add(result, "listKind", ListKind);
        Add(result, "shortNames", ShortNames);
        Add(result, "categories", Categories);
        return result;
    }

    private static void Add(JsonObject result, string field, string value)
    {
        if (value.Length > 0)
        {
            result[field] = value;
        }
    }

    private static void Add(JsonObject result, string field, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            result[field] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        }
    }
}
