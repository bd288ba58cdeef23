using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tombolo.Dashboard.Api.Writing;

/// <summary>Bodies as the API server takes them.</summary>
internal static class Utf8Json
{
    public static ReadOnlyMemory<byte> Of(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            node.WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }
}
