using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Validation;

namespace Tombolo.Dashboard.Objects;

/// <summary>Hides what is not for browsers: secret texts of Policies, and the copy of the whole object that kubectl keeps in an annotation.</summary>
internal static class YamlMask
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    // Stands for a text that is not shown. The number says which one of the object it is, wherever an editor moves it.
    private const string Opening = "(not shown";
    private const string BeforeNumber = Opening + " #";
    private static readonly string[] SecretFields = ["receiveString"];

    /// <summary>Puts <c>(not shown #1)</c>, <c>(not shown #2)</c> and so on, in the order of the document, where secret texts are.</summary>
    public static void Hide(JsonObject body)
    {
        if (body["metadata"]?["annotations"] is JsonObject annotations)
        {
            annotations.Remove(LastApplied);
            if (annotations.Count == 0)
            {
                body["metadata"]!.AsObject().Remove("annotations");
            }
        }

        var number = 0;
        foreach (var (map, name, text) in Texts(body))
        {
            if (text.Length > 0)
            {
                map[name] = $"{BeforeNumber}{(++number).ToString(CultureInfo.InvariantCulture)})";
            }
        }
    }

    /// <summary>Gives the annotation that is not shown back to an edited object.</summary>
    /// <param name="live">The object as it is on the API server.</param>
    public static void RestoreAnnotation(JsonObject edited, JsonObject live)
    {
        if (live["metadata"]?["annotations"]?[LastApplied] is { } kept && edited["metadata"] is JsonObject metadata)
        {
            var annotations = metadata["annotations"] as JsonObject ?? [];
            metadata["annotations"] = annotations;
            annotations.TryAdd(LastApplied, kept.DeepClone());
        }
    }

    /// <summary>Puts the secret texts back into an edited object.</summary>
    /// <param name="shown">The very version of the object that was shown, its fields in that order; null where there is none.</param>
    /// <returns>The placeholders that stand for none of its texts; the object must not be written then.</returns>
    public static IReadOnlyList<FieldError> RestoreTexts(JsonObject edited, JsonObject? shown)
    {
        var originals = Texts(shown).Select(field => field.Text).Where(text => text.Length > 0).ToList();
        var errors = new List<FieldError>();
        foreach (var (map, name, text) in Texts(edited))
        {
            if (!text.Trim().StartsWith(Opening, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (Number(text.Trim()) is { } number && number >= 1 && number <= originals.Count)
            {
                map[name] = originals[number - 1];
            }
            else
            {
                var cause = shown is null ? "no version of the object was given, or not the one that is there" : "the object has no such text";
                errors.Add(new FieldError(map[name]!.GetPath().TrimStart('$', '.'), $"stands for no text that can be put back: {cause}; type the {name} again"));
            }
        }

        return errors;
    }

    private static int? Number(string placeholder) =>
        placeholder.StartsWith(BeforeNumber, StringComparison.Ordinal) && placeholder.EndsWith(')')
        && int.TryParse(placeholder.AsSpan()[BeforeNumber.Length..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // All of them before the first is changed.
    private static List<(JsonObject Map, string Name, string Text)> Texts(JsonNode? node) => node switch
    {
        JsonObject map =>
        [
            .. map.SelectMany(field => SecretFields.Contains(field.Key) && field.Value?.GetValueKind() == JsonValueKind.String
                ? [(map, field.Key, field.Value.GetValue<string>())]
                : Texts(field.Value)),
        ],
        JsonArray list => [.. list.SelectMany(Texts)],
        _ => [],
    };
}
