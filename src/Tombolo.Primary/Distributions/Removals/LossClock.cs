namespace Tombolo.Primary.Distributions.Removals;

/// <summary>Remembers when a Distribution, or a cluster, last lost more than before. Not thread-safe.</summary>
internal sealed class LossClock
{
    private Dictionary<(string Cluster, string Distribution), int> _losses = [];
    private readonly Dictionary<string, DateTimeOffset> _distributions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _clusters = new(StringComparer.Ordinal);

    /// <summary>Takes all losses there are now; those that are gone are forgotten.</summary>
    public void Update(IReadOnlyCollection<Loss> losses, DateTimeOffset now)
    {
        var current = new Dictionary<(string Cluster, string Distribution), int>(losses.Count);
        foreach (var loss in losses)
        {
            var key = (loss.Cluster, loss.Distribution);
            current[key] = loss.Copies;
            if (!_losses.TryGetValue(key, out var before) || before < loss.Copies)
            {
                _distributions[loss.Distribution] = now;
                _clusters[loss.Cluster] = now;
            }
        }

        _losses = current;
        if (losses.Count == 0)
        {
            _distributions.Clear();
            _clusters.Clear();
        }
    }

    /// <summary>When this loss may be carried out at the earliest.</summary>
    public DateTimeOffset SettledAt(Loss loss)
    {
        var (distribution, cluster) = (_distributions.GetValueOrDefault(loss.Distribution), _clusters.GetValueOrDefault(loss.Cluster));
        return (distribution > cluster ? distribution : cluster) + RemovalLimits.Settling;
    }
}
