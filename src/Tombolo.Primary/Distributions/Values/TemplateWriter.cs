using System.Buffers;
using System.Text;
using System.Text.Json;
using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Distributions.Values;

/// <summary>Puts the values of one cluster into an object; everything else stays byte by byte as it is.</summary>
internal static class TemplateWriter
{
    public static ReadOnlyMemory<byte> Write(ReadOnlySpan<byte> json, SourceTemplate template, TargetCluster cluster)
    {
        var output = new ArrayBufferWriter<byte>(json.Length + 256);
        var copied = 0;
        foreach (var place in template.Places)
        {
            output.Write(json[copied..place.At.Start]);
            var text = place.Text.For(cluster);
            var encoded = JsonEncodedText.Encode(place.IsBase64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text);
            output.Write("\""u8);
            output.Write(encoded.EncodedUtf8Bytes);
            output.Write("\""u8);
            copied = place.At.End;
        }

        output.Write(json[copied..]);
        return output.WrittenMemory;
    }
}
