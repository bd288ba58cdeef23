using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Tombolo.Primary.Distributions.Sources;
using Tombolo.Protocol.Keys;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>Computes <see cref="DistributionOutcome.RevisionHash"/>.</summary>
internal static class RevisionHash
{
    /// <param name="variants">What each cluster gets; null when all get the same.</param>
    /// <param name="spentApproval">The last approval that was used; empty for none.</param>
    /// <param name="contentTag">HMAC of what travels of a source, so that the hash tells nothing about credentials.</param>
    public static string Compute(
        ExpandedDistribution expanded,
        IReadOnlyDictionary<string, ExpandedDistribution>? variants,
        TargetSelection targets,
        string spentApproval,
        Func<SourceObject, string> contentTag)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var definition = expanded.Definition;
        Add(bytes, definition.Uid);
        Add(bytes, definition.Mode.ToString());
        Add(bytes, definition.Policies.Conflict);
        Add(bytes, definition.Policies.Drift);
        Add(bytes, definition.Policies.Deletion);
        if (definition.ForceSync.Length > 0)
        {
            Add(bytes, definition.ForceSync);
        }

        AddContent(bytes, expanded, contentTag);
        foreach (var name in targets.Names)
        {
            Add(bytes, name);
        }

        if (variants is not null)
        {
            AddVariants(bytes, variants, targets, contentTag);
        }

        if (spentApproval.Length > 0)
        {
            Add(bytes, $"spent approval {spentApproval}");
        }

        return BinaryText.Encode(SHA256.HashData(bytes.WrittenSpan).AsSpan(0, 16));
    }

    private static void AddContent(ArrayBufferWriter<byte> bytes, ExpandedDistribution expanded, Func<SourceObject, string> contentTag)
    {
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
    }

    // Each distinct content once, and of each cluster which of them it gets.
    private static void AddVariants(
        ArrayBufferWriter<byte> bytes, IReadOnlyDictionary<string, ExpandedDistribution> variants, TargetSelection targets, Func<SourceObject, string> contentTag)
    {
        var numbers = new Dictionary<ExpandedDistribution, int>(ReferenceEqualityComparer.Instance);
        foreach (var name in targets.Names)
        {
            var variant = variants[name];
            if (!numbers.TryGetValue(variant, out var number))
            {
                numbers.Add(variant, number = numbers.Count);
                AddContent(bytes, variant, contentTag);
            }

            Add(bytes, $"{number}");
        }
    }

    private static void Add(ArrayBufferWriter<byte> bytes, string text)
    {
        Encoding.UTF8.GetBytes(text, bytes);
        bytes.Write("\0"u8);
    }
}
