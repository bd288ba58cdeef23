using System.Text.Json;

namespace Tombolo.Api.Tests;

/// <summary>JSON values for tables of cases.</summary>
internal static class Json
{
    public static JsonElement Element(string json) => JsonDocument.Parse(json).RootElement.Clone();
}
