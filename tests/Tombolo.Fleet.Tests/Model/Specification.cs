namespace Tombolo.Fleet.Tests.Model;

/// <summary>What a fleet is to do, as plain functions of what people want (docs/distributions.md); knows nothing of how it is done.</summary>
internal static class Specification
{
    /// <summary>What a cluster is to hold.</summary>
    public static IReadOnlyDictionary<ObjectName, WantedObject> Wanted(FleetModel model, string cluster)
    {
        var wanted = new Dictionary<ObjectName, WantedObject>();
        if (!model.Clusters.TryGetValue(cluster, out var state) || !state.IsMember)
        {
            return wanted;
        }

        foreach (var (name, distribution) in model.Distributions)
        {
            if (distribution.IsEnding || !distribution.Selects(cluster, state))
            {
                continue;
            }

            foreach (var source in Expand(model, distribution))
            {
                if (model.Sources.TryGetValue(source, out var value))
                {
                    wanted[source] = new WantedObject(value, [.. wanted.TryGetValue(source, out var known) ? known.Owners : [], name]);
                }
            }
        }

        return wanted;
    }

    /// <summary>Whether a Distribution holds its copies on a cluster where they are: everywhere while it is paused, on its targets while it is incomplete.</summary>
    public static bool Holds(FleetModel model, string distribution, string cluster) =>
        model.Distributions.TryGetValue(distribution, out var known)
        && (known.IsPaused || (!known.IsEnding && known.Selects(cluster, model.Clusters[cluster]) && !Expand(model, known).All(model.Sources.ContainsKey)));

    /// <summary>Whether people asked, in one way or another, for a copy to go that belongs to these Distributions.</summary>
    public static bool MayGo(FleetModel model, string cluster, ObjectName name, IReadOnlyCollection<string> owners)
    {
        if (!model.Clusters.TryGetValue(cluster, out var state) || !state.IsMember)
        {
            return true;
        }

        return !state.IsPaused
            && !Wanted(model, cluster).ContainsKey(name)
            && owners.All(owner => (model.Distributions.ContainsKey(owner) || model.Deleted.Contains(owner)) && !Holds(model, owner, cluster));
    }

    // What a source refers to is known while it is there.
    private static IEnumerable<ObjectName> Expand(FleetModel model, ModelDistribution distribution) =>
        distribution.Sources.SelectMany(source => source.Reference is { } reference && model.Sources.ContainsKey(source) ? [source, reference] : new[] { source });
}
