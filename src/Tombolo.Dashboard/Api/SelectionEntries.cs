using System.Text.Json;
using Tombolo.Api.Selectors;
using Tombolo.Api.Validation;

namespace Tombolo.Dashboard.Api;

/// <summary>Selections as objects write them and as the API does.</summary>
internal static class SelectionEntries
{
    /// <summary>Selectors as text, whichever form the object uses; an entry that cannot be read keeps its JSON.</summary>
    public static IReadOnlyList<SelectionEntry> Read(IReadOnlyList<ClusterSelectionEntry?>? entries) => [.. (entries ?? []).Select(Read)];

    public static IReadOnlyList<ClusterSelectionEntry?> Write(IReadOnlyList<SelectionEntry>? entries) =>
    [
        .. (entries ?? []).Select(entry => new ClusterSelectionEntry
        {
            Name = string.IsNullOrEmpty(entry.Name) ? null : entry.Name,
            Selector = entry.Selector is { } text ? ToJson(text) : null,
        }),
    ];

    private static SelectionEntry Read(ClusterSelectionEntry? entry)
    {
        if (entry?.Selector is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } selector)
        {
            return new SelectionEntry(entry?.Name);
        }

        var text = LabelSelectorReader.Read(selector, "", new List<FieldError>())?.ToString()
            ?? (selector.ValueKind == JsonValueKind.String ? selector.GetString()! : selector.GetRawText());
        return new SelectionEntry(entry.Name, text);
    }

    private static JsonElement ToJson(string text)
    {
        using var document = JsonDocument.Parse($"\"{JsonEncodedText.Encode(text)}\"");
        return document.RootElement.Clone();
    }
}
