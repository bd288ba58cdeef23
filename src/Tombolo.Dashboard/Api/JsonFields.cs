using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tombolo.Dashboard.Api;

/// <summary>Reads and writes single fields of objects that are not known in full.</summary>
internal static class JsonFields
{
    /// <summary>The part of that name, made where there is none.</summary>
    public static JsonObject Part(JsonObject of, string name)
    {
        if (of[name] is JsonObject part)
        {
            return part;
        }

        part = [];
        of[name] = part;
        return part;
    }

    /// <summary>Writes a text; removes the field for one that is empty.</summary>
    public static void Set(JsonObject into, string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            into.Remove(name);
        }
        else
        {
            into[name] = value.Trim();
        }
    }

    /// <summary>Writes a flag; one that is off is written only where the object has it.</summary>
    public static void SetFlag(JsonObject into, string name, bool value)
    {
        if (value || into.ContainsKey(name))
        {
            into[name] = value;
        }
    }

    /// <summary>A text; null where there is none.</summary>
    public static string? Text(JsonNode? of, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            of = (of as JsonObject)?[name];
        }

        return of?.GetValueKind() == JsonValueKind.String ? of.GetValue<string>() : null;
    }

    /// <summary>A flag, also one in quotes.</summary>
    public static bool Flag(JsonNode? of, string name) => (of as JsonObject)?[name] is { } value
        && (value.GetValueKind() == JsonValueKind.True || (value.GetValueKind() == JsonValueKind.String && bool.TryParse(value.GetValue<string>(), out var flag) && flag));

    /// <summary>A whole number; null where there is none.</summary>
    public static int? Number(JsonNode? of, string name) =>
        (of as JsonObject)?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out int number) ? number : null;
}
