namespace Tombolo.Primary.Distributions.Removals;

/// <summary>What is decided about everything that would be lost in a fleet at one moment.</summary>
/// <param name="Parked">Losses that wait for approval.</param>
/// <param name="Settling">Losses that wait for a moment of rest.</param>
/// <param name="SettledAt">When the first of these may go; null when there are none.</param>
internal sealed record RemovalVerdicts(IReadOnlySet<Loss> Parked, IReadOnlySet<Loss> Settling, DateTimeOffset? SettledAt)
{
    /// <summary>Decides by <see cref="RemovalLimits"/>.</summary>
    /// <param name="losses">Without those that somebody approved.</param>
    /// <param name="waiting">Cluster and Distribution of those that waited for approval until now: nothing but that ends it.</param>
    /// <param name="holders">How many clusters hold a Distribution.</param>
    /// <param name="held">How many copies a cluster holds.</param>
    public static RemovalVerdicts Decide(
        IReadOnlyList<Loss> losses, IReadOnlySet<(string Cluster, string Distribution)> waiting, Func<string, int> holders, Func<string, int> held, LossClock clock, DateTimeOffset now)
    {
        var parked = losses.Where(loss => loss.WasParked || waiting.Contains((loss.Cluster, loss.Distribution))).ToHashSet();
        foreach (var distribution in losses.Where(loss => loss.IsWhole).GroupBy(loss => loss.Distribution, StringComparer.Ordinal))
        {
            var lost = distribution.ToList();
            if (RemovalLimits.IsTooMuchOfADistribution(lost.Count, holders(distribution.Key)))
            {
                parked.UnionWith(lost);
            }
        }

        foreach (var cluster in losses.GroupBy(loss => loss.Cluster, StringComparer.Ordinal))
        {
            if (RemovalLimits.IsTooMuchOfACluster(cluster.Sum(loss => loss.Copies), held(cluster.Key)))
            {
                parked.UnionWith(cluster);
            }
        }

        var settling = new HashSet<Loss>();
        DateTimeOffset? settledAt = null;
        foreach (var loss in losses)
        {
            if (!parked.Contains(loss) && clock.SettledAt(loss) is var at && at > now)
            {
                settling.Add(loss);
                settledAt = settledAt < at ? settledAt : at;
            }
        }

        return new RemovalVerdicts(parked, settling, settledAt);
    }
}
