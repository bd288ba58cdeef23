using Tombolo.Api.Details;
using Tombolo.Dashboard.Fleet;

namespace Tombolo.Dashboard.Tests.Manager;

/// <summary>The memory of a hub as a test says.</summary>
internal sealed class FixedMemory : IFleetMemory
{
    public bool IsActive { get; set; } = true;

    public Dictionary<string, ClusterContact> Known { get; } = [];

    public Dictionary<string, DistributionDetail> Details { get; } = [];

    public Dictionary<(string Distribution, string Cluster), TargetExplanation> Explanations { get; } = [];

    public IReadOnlyDictionary<string, ClusterContact> Contacts() => Known;

    // Pages as the hub does, so that whoever reads all has to follow them.
    public DistributionDetail? Describe(string distribution, string after, int limit, string? state)
    {
        if (!Details.TryGetValue(distribution, out var whole))
        {
            return null;
        }

        var rest = whole.Targets.Where(target => string.CompareOrdinal(target.Cluster, after) > 0 && (state is null || target.State == state)).ToList();
        return whole with { Targets = [.. rest.Take(limit)], Next = rest.Count > limit ? rest[limit - 1].Cluster : null };
    }

    public TargetExplanation? Explain(string distribution, string cluster) => Explanations.GetValueOrDefault((distribution, cluster));

    /// <summary>What was asked to be planned last.</summary>
    public string Planned { get; private set; } = "";

    /// <summary>What happens before a plan is told.</summary>
    public Func<CancellationToken, Task> Planning { get; set; } = _ => Task.CompletedTask;

    public async Task<FleetPlan> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        await Planning(cancellationToken);
        Planned = request.Objects[0].GetRawText();
        return new FleetPlan(new DistributionPlan { Distributions = ["baseline"], Groups = [], NotAsked = [], Problems = [], Notes = ["told"] }, null);
    }

    public SourceUse? FindUse(string kind, string name) => new() { Kind = kind, Name = name, Distributions = [], FirstClusters = [] };
}
