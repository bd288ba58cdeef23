using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tombolo.LocalKube.Values;

/// <summary>JSON as the API server writes it: no spaces, no escapes beyond those JSON needs.</summary>
internal static class CompactJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
