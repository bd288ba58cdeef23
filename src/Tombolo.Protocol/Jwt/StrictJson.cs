using System.Text.Json;

namespace Tombolo.Protocol.Jwt;

/// <summary>JSON of strangers: an object, each name once, not deep.</summary>
internal static class StrictJson
{
    private const int MaxDepth = 16;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = MaxDepth };

    /// <summary>The object, or null and whether a name that is there twice is what is wrong.</summary>
    public static JsonElement? Read(ReadOnlyMemory<byte> utf8, out bool hasDuplicate)
    {
        hasDuplicate = false;
        if (Parse(utf8, Strict) is { } found)
        {
            return found.ValueKind == JsonValueKind.Object ? found : null;
        }

        hasDuplicate = Parse(utf8, Lenient) is not null;
        return null;
    }

    /// <summary>A member that is a string; null when it is not there or another thing.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? Parse(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, options);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
