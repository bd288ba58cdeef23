using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Tombolo.Protocol.Keys;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>Computes <see cref="DistributionOutcome.RevisionHash"/>.</summary>
internal static class RevisionHash
{
    /// <param name="contentTag">HMAC of what travels of a source, so that the hash tells nothing about credentials.</param>
    public static string Compute(ExpandedDistribution expanded, TargetSelection targets, Func<Sources.SourceObject, string> contentTag)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var definition = expanded.Definition;
        Add(bytes, definition.Uid);
        Add(bytes, definition.Mode.ToString());
        Add(bytes, definition.Policies.Conflict);
        Add(bytes, definition.Policies.Drift);
        Add(bytes, definition.Policies.Deletion);
        foreach (var source in expanded.Sources)
        {
            Add(bytes, source.ItemKey);
            Add(bytes, contentTag(source));
        }

        foreach (var unavailable in expanded.Unavailable)
        {
            Add(bytes, unavailable.Key.ItemKey);
            Add(bytes, unavailable.Reason);
        }

        foreach (var name in targets.Names)
        {
            Add(bytes, name);
        }

        return BinaryText.Encode(SHA256.HashData(bytes.WrittenSpan).AsSpan(0, 16));
    }

    private static void Add(ArrayBufferWriter<byte> bytes, string text)
    {
        Encoding.UTF8.GetBytes(text, bytes);
        bytes.Write("\0"u8);
    }
}
