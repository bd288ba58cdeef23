using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Tombolo.Primary.Distributions;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Sets;

namespace Tombolo.Server.Tests.Connections;

/// <summary>What each cluster is to hold, as a test says.</summary>
internal sealed class FixedSets : IDesiredSets
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DesiredSet> _sets = new(StringComparer.Ordinal);
    private Action<IReadOnlyCollection<string>> _changed = _ => { };
    private long _sequence;

    public Task Known => Task.CompletedTask;

    public bool TryGet(string clusterName, [MaybeNullWhen(false)] out DesiredSet set)
    {
        lock (_lock)
        {
            return _sets.TryGetValue(clusterName, out set);
        }
    }

    public IDisposable Subscribe(Action<IReadOnlyCollection<string>> changed)
    {
        _changed += changed;
        return new MemoryStream();
    }

    /// <summary>From now on the cluster is to hold ConfigMaps of these names and values.</summary>
    public void Put(string cluster, params IReadOnlyList<(string Name, string Value)> items) =>
        Put([cluster], [.. items.Select(item => Item(item.Name, item.Value))]);

    /// <summary>From now on these clusters are to hold these items, in one shared set.</summary>
    public void Put(IReadOnlyCollection<string> clusters, IReadOnlyList<CompiledItem> items)
    {
        var digest = SetDigest.Compute(items.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => KeyValuePair.Create(item.Key, item.Etag)));
        lock (_lock)
        {
            var set = new DesiredSet(++_sequence, $"hash-{_sequence}", digest, items.ToDictionary(item => item.Key, StringComparer.Ordinal), [], ["gone-for-good"]);
            foreach (var cluster in clusters)
            {
                _sets[cluster] = set;
            }
        }

        _changed(clusters);
    }

    public static CompiledItem Item(string name, string value)
    {
        var payload = Encoding.UTF8.GetBytes($$$"""{"apiVersion":"v1","kind":"ConfigMap","name":"{{{name}}}","namespace":"kasten-io","manifest":{"data":{"value":"{{{value}}}"} } }""");
        var hash = SHA256.HashData(payload);
        return new CompiledItem($"/v1/ConfigMap/{name}", BinaryText.Encode(hash.AsSpan(0, 16)), payload, hash, Sealed: false, ["baseline"]);
    }
}
