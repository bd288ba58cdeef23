using System.Text;
using System.Text.Json.Nodes;

namespace Tombolo.Conformance.Tests.Histories;

/// <summary>
/// Makes up contents: few keys and values, so that writes meet. Where 1.20 and today's release differ nothing is made up: empty texts, applied maps and lists
/// that are empty, applied texts of Secrets (nobody owns the data they become), fields that the schema leaves open.
/// </summary>
internal sealed class ContentGenerator(string kind, Random random)
{
    private static readonly string[] Keys = ["a", "b", "c"];

    /// <summary>An object without name and kind.</summary>
    public JsonObject Object(bool isApplied)
    {
        var node = new JsonObject();
        Put(node, "metadata", Metadata);
        if (kind == "Gadget")
        {
            Put(node, "spec", Spec);
        }
        else if (kind == "Secret")
        {
            Put(node, "data", () => Map(Base64));
            if (!isApplied)
            {
                Put(node, "stringData", () => Map(Text));
            }
        }
        else
        {
            Put(node, "data", () => Map(Text));
            Put(node, "binaryData", () => Map(Base64, "x", "y"));
        }

        return node;
    }

    /// <summary>A merge patch: an object of which some fields are null.</summary>
    public JsonObject Patch()
    {
        var patch = Object(isApplied: false);
        Puncture(patch);
        return patch;
    }

    /// <summary>A JSON patch of labels.</summary>
    public JsonArray Operations()
    {
        var path = $"/metadata/labels/{Pick(Keys)}";
        return random.Next(3) switch
        {
            0 => [new JsonObject { ["op"] = "remove", ["path"] = path }],
            1 => [new JsonObject { ["op"] = "add", ["path"] = path, ["value"] = Text() }],
            _ => [new JsonObject { ["op"] = "add", ["path"] = "/metadata/labels", ["value"] = Map(Text) }],
        };
    }

    private JsonObject Metadata()
    {
        var metadata = new JsonObject();
        Put(metadata, "labels", () => Map(Text));
        Put(metadata, "annotations", () => Map(Text));
        return metadata;
    }

    private JsonObject Spec()
    {
        var spec = new JsonObject();
        Put(spec, "size", () => JsonValue.Create(random.Next(1, 12)));
        Put(spec, "name", () => JsonValue.Create(Pick("ab", "abc", "abcd")));
        Put(spec, "color", () => JsonValue.Create(Pick("red", "green", "blue")));
        Put(spec, "ratio", () => JsonValue.Create(random.Next(3) * 0.5));
        Put(spec, "on", () => JsonValue.Create(random.Next(2) == 0));
        Put(spec, "tags", () => Set(Keys));
        Put(spec, "plain", () => Set(Keys));
        Put(spec, "map", () => Map(Text));
        Put(spec, "deep", () => Map(Pair));
        Put(spec, "atom", Pair);
        Put(spec, "ports", Ports);
        Put(spec, "nest", Nest);
        return spec;
    }

    private JsonObject Nest()
    {
        var nest = new JsonObject { ["must"] = Text() };
        Put(nest, "inner", Pair);
        return nest;
    }

    private JsonArray Ports() => [.. Some(Keys).Select(name =>
    {
        var port = new JsonObject { ["name"] = name };
        Put(port, "proto", () => JsonValue.Create(Pick("TCP", "UDP")));
        Put(port, "port", () => JsonValue.Create(random.Next(3)));
        Put(port, "sub", Pair);
        return (JsonNode)port;
    })];

    private JsonNode Pair()
    {
        var pair = new JsonObject { [Pick("x", "y")] = Text() };
        pair[Pick("x", "y")] = Text();
        return pair;
    }

    private JsonArray Set(string[] values) => [.. Some(values).Select(value => (JsonNode)JsonValue.Create(value))];

    private JsonObject Map(Func<JsonNode> value, params string[] keys) =>
        new(Some(keys.Length > 0 ? keys : Keys).Select(key => KeyValuePair.Create<string, JsonNode?>(key, value())));

    private string[] Some(string[] values)
    {
        var some = values.Where(_ => random.Next(2) == 0).ToArray();
        return some.Length > 0 ? some : [Pick(values)];
    }

    private JsonNode Text() => JsonValue.Create(Pick("1", "2", "3"));

    private JsonNode Base64() => JsonValue.Create(Convert.ToBase64String(Encoding.UTF8.GetBytes(Pick("1", "2"))));

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    private void Put(JsonObject owner, string name, Func<JsonNode> value)
    {
        if (random.Next(2) == 0 || name is "spec" or "on")
        {
            owner[name] = value();
        }
    }

    private void Puncture(JsonObject node)
    {
        foreach (var (name, value) in node.ToArray())
        {
            if (name is not ("metadata" or "spec") && random.Next(4) == 0)
            {
                node[name] = null;
            }
            else if (value is JsonObject inner)
            {
                Puncture(inner);
            }
        }
    }
}
