using Tombolo.Api.Details;

namespace Tombolo.Dashboard.Fleet;

/// <summary>
/// What only the memory of the primary's active hub knows. The process that hosts the dashboard supplies it. But for plans everything is answered at once and from memory; null
/// means that this process leads no fleet, or does not know the object.
/// </summary>
public interface IFleetMemory
{
    /// <summary>False while this process is not the active server of a primary.</summary>
    bool IsActive { get; }

    /// <summary>The connection of each member, by the name of its Cluster.</summary>
    IReadOnlyDictionary<string, ClusterContact> Contacts();

    /// <summary>How a Distribution stands on each target; at most so many targets, those after a name.</summary>
    DistributionDetail? Describe(string distribution, string after, int limit, string? state);

    /// <summary>Why a Distribution is, or is not, on a cluster as it is.</summary>
    TargetExplanation? Explain(string distribution, string cluster);

    /// <summary>Who distributes a global resource.</summary>
    SourceUse? FindUse(string kind, string name);

    /// <summary>Asks the clusters what objects that are not stored, or not like this, would do there. Whether the caller may write them is checked before.</summary>
    Task<FleetPlan> PlanAsync(PlanRequest request, CancellationToken cancellationToken);
}
