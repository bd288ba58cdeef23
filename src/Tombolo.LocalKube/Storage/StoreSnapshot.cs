using System.Collections.Immutable;

namespace Tombolo.LocalKube.Storage;

/// <summary>All objects of a resource at one revision.</summary>
internal sealed record StoreSnapshot(ImmutableSortedSet<StoredObject> Objects, long Revision)
{
    /// <summary>The objects of a namespace (all when it is empty), in order, from the first whose key is greater than <paramref name="after"/>.</summary>
    public IEnumerable<StoredObject> Enumerate(string @namespace, string after = "")
    {
        var prefix = @namespace.Length == 0 ? "" : @namespace + "/";
        var start = string.CompareOrdinal(after, prefix) > 0 ? after + "\0" : prefix;
        var index = Objects.IndexOf(StoredObject.Probe(start));
        for (var i = index < 0 ? ~index : index; i < Objects.Count; i++)
        {
            var item = Objects[i];
            if (!item.Key.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield break;
            }

            yield return item;
        }
    }
}
