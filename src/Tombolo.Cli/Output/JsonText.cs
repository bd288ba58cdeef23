using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tombolo.Cli.Output;

/// <summary>JSON for people and for jq.</summary>
internal static class JsonText
{
    // Nothing of it is put into a page; quotes and umlauts stay readable.
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 4, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Indented as kubectl does, ending with a line feed.</summary>
    public static string Format(JsonNode document)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }
}
