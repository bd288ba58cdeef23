using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Serialization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tombolo.LocalKube.Json;

/// <summary>Reads YAML as the JSON it stands for. Every JSON document is one.</summary>
internal static class YamlText
{
    /// <exception cref="JsonException">It is no YAML, no object, or more than one document.</exception>
    public static JsonObject ParseObject(ReadOnlySpan<byte> utf8)
    {
        var stream = new YamlStream();
        try
        {
            var text = Encoding.UTF8.GetString(utf8);
            YamlAliases.Check(text);
            stream.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            throw new JsonException($"error converting YAML to JSON: {exception.Message}", exception);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? ToObject(root, depth: 0)
            : throw new JsonException("error converting YAML to JSON: one object is expected");
    }

    private static JsonNode? ToJson(YamlNode node, int depth) => node switch
    {
        _ when depth > JsonText.MaxDepth => throw new JsonException("exceeded max depth"),
        YamlMappingNode mapping => ToObject(mapping, depth),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(item => ToJson(item, depth + 1))]),
        YamlScalarNode scalar => ToValue(scalar),
        _ => null,
    };

    private static JsonObject ToObject(YamlMappingNode mapping, int depth)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping.Children)
        {
            result[(key as YamlScalarNode)?.Value ?? throw new JsonException("a key is no scalar")] = ToJson(value, depth + 1);
        }

        return result;
    }

    private static JsonNode? ToValue(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            _ when YamlBoolean.Read(text) is { } boolean => JsonValue.Create(boolean),
            _ => ToNumber(text) ?? JsonValue.Create(text),
        };
    }

    private static JsonNode? ToNumber(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole)
        : double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? JsonValue.Create(number)
        : null;
}
