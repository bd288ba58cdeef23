using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Values;

/// <summary>Values as the API server's messages show them.</summary>
internal static class GoText
{
    /// <summary>A text in double quotes, with the escapes of Go.</summary>
    public static string Quote(string text)
    {
        var builder = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => builder.Append("\\\""),
                '\\' => builder.Append("\\\\"),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                < ' ' or '\x7f' => builder.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}"),
                _ => builder.Append(character),
            };
        }

        return builder.Append('"').ToString();
    }

    /// <summary>Any value: texts in quotes, numbers and booleans bare, the rest as JSON.</summary>
    public static string Describe(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "\"null\"",
        JsonValueKind.String => Quote(value.GetValue<string>()),
        _ => value.ToJsonString(),
    };
}
