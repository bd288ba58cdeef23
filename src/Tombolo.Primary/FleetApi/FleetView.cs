using Tombolo.Api.Details;
using Tombolo.Primary.Distributions.Details;
using Tombolo.Primary.Hub;

namespace Tombolo.Primary.FleetApi;

/// <summary>What is in the memory of the active hub and in no object, for whoever shares its process. Who may see it is for the caller to check.</summary>
public sealed class FleetView(HubGate gate)
{
    /// <summary>False while this process is not the active server of a primary.</summary>
    public bool IsActive => gate.Current is not null;

    /// <summary>The connection of each member by the name of its Cluster: whether it is there, and when it was last heard of since the hub started.</summary>
    public IReadOnlyDictionary<string, (bool IsConnected, DateTimeOffset? LastContact)> Contacts() =>
        gate.Current is { } hub
            ? hub.Members.List().ToDictionary(
                member => member.Name, member => (hub.Connections.IsConnected(member.Id), hub.Connections.LastContact(member.Id)), StringComparer.Ordinal)
            : [];

    /// <summary>Null when there is no such Distribution, or nothing is known yet.</summary>
    public DistributionDetail? Describe(string distribution, DetailQuery query) =>
        gate.Current is { } hub && hub.Details.TryDescribe(distribution, query, out var detail) ? detail : null;

    /// <inheritdoc cref="Describe"/>
    public TargetExplanation? Explain(string distribution, string cluster) =>
        gate.Current is { } hub && hub.Details.TryExplain(distribution, cluster, out var explanation) ? explanation : null;

    /// <summary>Null when the kind cannot be distributed.</summary>
    public SourceUse? FindUse(string kind, string name) => gate.Current?.Details.FindUse(kind, name);
}
