using System.Collections.Concurrent;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Distributions.Reports;

/// <summary>
/// Shares equal results among clusters: most say of an object that it is applied, and nothing more. Holds one result for each key and
/// state, the newest.
/// </summary>
internal sealed class ResultPool
{
    private readonly ConcurrentDictionary<(string Key, string State), ItemResult> _results = new();

    public ItemResult Share(ItemResult result)
    {
        if (result.Reason.Length > 0 || result.Message.Length > 0 || result.Drift is { Count: > 0 })
        {
            return result;
        }

        var id = (result.Key, result.State);
        if (_results.TryGetValue(id, out var known) && known.Etag == result.Etag)
        {
            return known;
        }

        _results[id] = result;
        return result;
    }
}
