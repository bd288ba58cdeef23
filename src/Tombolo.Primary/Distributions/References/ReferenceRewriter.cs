using System.Buffers;
using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.References;

/// <summary>
/// Copies a part of an object's JSON and points its references at the target's K10 namespace. Everything else is copied byte by byte:
/// unknown fields, numbers and escapes stay as they were written.
/// </summary>
internal static class ReferenceRewriter
{
    /// <param name="json">The whole object that <paramref name="references"/> were found in.</param>
    /// <param name="part">What to copy; references outside of it do not matter.</param>
    public static void Write(
        IBufferWriter<byte> output, ReadOnlySpan<byte> json, ByteRange part, IReadOnlyList<FoundReference> references, JsonEncodedText targetNamespace)
    {
        var copied = part.Start;
        foreach (var reference in references)
        {
            var at = reference.NamespaceAt;
            if (reference.Namespace == WellKnownNamespaces.MultiCluster && at.Start >= part.Start && at.End <= part.End)
            {
                output.Write(json[copied..at.Start]);
                output.Write("\""u8);
                output.Write(targetNamespace.EncodedUtf8Bytes);
                output.Write("\""u8);
                copied = at.End;
            }
        }

        output.Write(json[copied..part.End]);
    }
}
