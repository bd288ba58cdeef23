using System.Text.Json;

namespace Tombolo.Secondary.Tests.Apply;

/// <summary>JSON of tests.</summary>
internal static class Json
{
    public static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
