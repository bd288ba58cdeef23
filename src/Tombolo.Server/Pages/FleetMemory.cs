using Tombolo.Api.Details;
using Tombolo.Dashboard.Fleet;
using Tombolo.Primary.Distributions.Details;
using Tombolo.Primary.FleetApi;
using Tombolo.Primary.Hub;

namespace Tombolo.Server.Pages;

/// <summary>What the hub of this process knows, for the dashboard of this process.</summary>
internal sealed class FleetMemory(FleetView fleet, HubGate gate) : IFleetMemory
{
    /// <inheritdoc/>
    public bool IsActive => fleet.IsActive;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, ClusterContact> Contacts() =>
        fleet.Contacts().ToDictionary(contact => contact.Key, contact => new ClusterContact(contact.Value.IsConnected, contact.Value.LastContact), StringComparer.Ordinal);

    /// <inheritdoc/>
    public DistributionDetail? Describe(string distribution, string after, int limit, string? state) =>
        fleet.Describe(distribution, new DetailQuery(after, limit, state));

    /// <inheritdoc/>
    public TargetExplanation? Explain(string distribution, string cluster) => fleet.Explain(distribution, cluster);

    /// <inheritdoc/>
    public SourceUse? FindUse(string kind, string name) => fleet.FindUse(kind, name);

    /// <inheritdoc/>
    public async Task<FleetPlan> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        if (gate.Plans is not { } plans)
        {
            return new FleetPlan(null, new Problem("NotActive", "this server is not the active server of a primary; ask again in a moment"));
        }

        if (!plans.TryRead(request, out var input, out var problem))
        {
            return new FleetPlan(null, problem);
        }

        var result = await plans.PlanAsync(input, cancellationToken);
        return new FleetPlan(result.Plan, result.Problem);
    }
}
