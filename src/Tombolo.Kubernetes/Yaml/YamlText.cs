using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Tombolo.Kubernetes.Yaml;

/// <summary>JSON values as YAML documents, and back.</summary>
public static class YamlText
{
    /// <summary>Block style, ending with a line feed.</summary>
    public static string Format(JsonNode document)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, skipAnchorName: true));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(version: null, tags: null, isImplicit: true));
        Emit(document, emitter);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The documents of a text of YAML or JSON, without empty ones.</summary>
    /// <exception cref="YamlException">It is neither.</exception>
    public static IReadOnlyList<JsonNode?> Parse(string text)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return [.. stream.Documents.Select(document => ToJson(document.RootNode)).Where(node => node is not null)];
    }

    /// <summary>The same for a text from outside: aliases, which can make a short text an endless one, and deep nesting are refused.</summary>
    /// <param name="problem">Where and what; never a part of the text, which may be secret.</param>
    public static bool TryParseForeign(string text, out IReadOnlyList<JsonNode?> documents, out string problem)
    {
        (documents, problem) = ([], "");
        try
        {
            problem = ForeignYaml.Check(text);
            documents = problem.Length == 0 ? Parse(text) : [];
        }
        catch (YamlException broken)
        {
            problem = $"line {broken.Start.Line}, column {broken.Start.Column}: this is no YAML";
        }

        return problem.Length == 0;
    }

    private static JsonNode? ToJson(YamlNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            YamlToJson.Write(node, writer);
        }

        return JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void Emit(JsonNode? node, Emitter emitter)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var (key, value) in map)
                {
                    emitter.Emit(Text(key));
                    Emit(value, emitter);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray { Count: > 0 } list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in list)
                {
                    Emit(item, emitter);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case JsonObject:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Flow));
                emitter.Emit(new MappingEnd());
                break;
            case JsonArray:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Flow));
                emitter.Emit(new SequenceEnd());
                break;
            default:
                emitter.Emit(node?.GetValueKind() == JsonValueKind.String ? Text(node.GetValue<string>()) : Plain(node?.ToJsonString() ?? "null"));
                break;
        }
    }

    private static Scalar Plain(string value) => new(AnchorName.Empty, TagName.Empty, value, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false);

    private static Scalar Text(string value)
    {
        var style = value.Contains('\n') ? ScalarStyle.Literal : MeansSomethingElse(value) ? ScalarStyle.DoubleQuoted : ScalarStyle.Any;
        return new Scalar(AnchorName.Empty, TagName.Empty, value, style, isPlainImplicit: true, isQuotedImplicit: true);
    }

    // What a reader of YAML 1.1 or 1.2 takes for a number, a time, a boolean or nothing when it is not quoted.
    private static bool MeansSomethingElse(string value) =>
        value.Length == 0
        || value.ToLowerInvariant() is "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n" or "null" or "~" or "<<" or "="
        || char.IsAsciiDigit(value[0])
        || value[0] is '-' or '+' or '.';
}
