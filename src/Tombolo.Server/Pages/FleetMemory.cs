using Tombolo.Api.Details;
using Tombolo.Dashboard.Fleet;
using Tombolo.Primary.Distributions.Details;
using Tombolo.Primary.FleetApi;

namespace Tombolo.Server.Pages;

/// <summary>What the hub of this process knows, for the dashboard of this process.</summary>
internal sealed class FleetMemory(FleetView fleet) : IFleetMemory
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
}
