using Tombolo.Api.Details;

namespace Tombolo.Dashboard.Fleet;

/// <summary>The memory of a process that leads no fleet.</summary>
public sealed class NoFleetMemory : IFleetMemory
{
    private static readonly Dictionary<string, ClusterContact> None = [];

    /// <inheritdoc/>
    public bool IsActive => false;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, ClusterContact> Contacts() => None;

    /// <inheritdoc/>
    public DistributionDetail? Describe(string distribution, string after, int limit, string? state) => null;

    /// <inheritdoc/>
    public TargetExplanation? Explain(string distribution, string cluster) => null;

    /// <inheritdoc/>
    public SourceUse? FindUse(string kind, string name) => null;

    /// <inheritdoc/>
    public Task<FleetPlan> PlanAsync(PlanRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new FleetPlan(null, new Problem("NotActive", "this server is not the active server of a primary")));
}
