using Tombolo.Fleet.Tests.Clusters;
using Tombolo.Fleet.Tests.Model;

namespace Tombolo.Fleet.Tests.Invariants;

/// <summary>Compares what clusters hold with the specification.</summary>
internal static class FleetCheck
{
    /// <summary>Everything that is not as it should be.</summary>
    /// <param name="isExact">Nothing waits for anybody, so that no copy is left that is not wanted.</param>
    public static IEnumerable<string> Faults(FleetModel model, IReadOnlyList<SimulatedCluster> clusters, string primaryId, bool isExact)
    {
        foreach (var cluster in clusters)
        {
            var wanted = Specification.Wanted(model, cluster.Name);
            foreach (var name in ObjectName.All)
            {
                if (!model.Clusters[cluster.Name].IsPaused && Fault(model, cluster, name, wanted.GetValueOrDefault(name), primaryId, isExact) is { } fault)
                {
                    yield return $"{cluster.Name}: {name}: {fault}";
                }
            }
        }
    }

    // What a local object still refers to is left to it, whosever that is.
    private static bool IsUsed(SimulatedCluster cluster, ObjectName name) => ObjectName.All.Any(
        user => user.Reference == name
            && (string?)cluster.Find(user.Type, cluster.Namespace, user.Name)?["spec"]?["locationSpec"]?["credential"]?["secret"]?["name"] == name.Name);

    private static string? Fault(FleetModel model, SimulatedCluster cluster, ObjectName name, WantedObject? wanted, string primaryId, bool isExact)
    {
        var live = cluster.Find(name.Type, cluster.Namespace, name.Name);
        var isOurs = live is not null && Copy.IsOurs(live, primaryId);
        if (wanted is null)
        {
            return isOurs && isExact && !IsUsed(cluster, name) ? $"still there: {live!.ToJsonString()}" : null;
        }

        if (wanted.Owners.Any(owner => Specification.Holds(model, owner, cluster.Name)))
        {
            return null;
        }

        if (live is null)
        {
            return "missing";
        }

        var isEqual = Content.Is(live, name, wanted.Value, cluster.Namespace);
        return isOurs switch
        {
            false => isEqual ? "equal, and not adopted" : null,
            true when !isEqual => $"wanted v{wanted.Value}: {live.ToJsonString()}",
            true when isExact && !Copy.OwnersOf(live).SequenceEqual(wanted.Owners, StringComparer.Ordinal) =>
                $"owned by {string.Join(',', Copy.OwnersOf(live))} instead of {string.Join(',', wanted.Owners)}",
            _ => null,
        };
    }
}
