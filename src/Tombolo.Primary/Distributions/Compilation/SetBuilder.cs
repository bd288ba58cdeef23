using System.Security.Cryptography;
using System.Text;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Sets;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>
/// Puts together what one kind of cluster is to hold. An object that several Distributions want is one item with all of them as owners; the
/// first in ordinal order decides its policies.
/// </summary>
internal sealed class SetBuilder(CompiledItemCache cache)
{
    public SetContent Build(SetSignature signature)
    {
        var wanted = new SortedDictionary<string, WantedSource>(StringComparer.Ordinal);
        var hold = new SortedSet<string>(signature.Held, StringComparer.Ordinal);
        var deleted = new List<string>();
        foreach (var distribution in signature.Distributions)
        {
            if (distribution.Mode == DistributionMode.Deleted)
            {
                if (!signature.IsPaused)
                {
                    deleted.Add(distribution.Definition.Name);
                }

                continue;
            }

            if (distribution.Unavailable.Count > 0)
            {
                hold.Add(distribution.Definition.Name);
            }

            Add(wanted, distribution);
        }

        var items = new Dictionary<string, CompiledItem>(StringComparer.Ordinal);
        foreach (var (key, source) in wanted)
        {
            if (source.IsWanted)
            {
                items.Add(key, cache.Get(source.Source, signature.TargetNamespace, source.Rules(signature)));
            }
        }

        var digest = SetDigest.Compute(items.Select(item => KeyValuePair.Create(item.Key, item.Value.Etag)));
        return new SetContent(Hash(digest, hold, deleted), digest, items, [.. hold], deleted);
    }

    private static void Add(SortedDictionary<string, WantedSource> wanted, ExpandedDistribution distribution)
    {
        foreach (var source in distribution.Sources)
        {
            if (!wanted.TryGetValue(source.ItemKey, out var known))
            {
                wanted.Add(source.ItemKey, known = new WantedSource());
            }

            known.Add(distribution, source);
        }
    }

    private static string Hash(string digest, IEnumerable<string> hold, IEnumerable<string> deleted)
    {
        var text = $"{digest}\0{string.Join(',', hold)}\0{string.Join(',', deleted)}";
        return BinaryText.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
