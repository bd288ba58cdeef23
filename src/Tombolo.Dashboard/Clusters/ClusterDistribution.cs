using Tombolo.Api.Details;

namespace Tombolo.Dashboard.Clusters;

/// <summary>A Distribution on one cluster.</summary>
/// <param name="State">One of the states of a target; null when the hub's memory is not at hand.</param>
/// <param name="Copies">Copies that the cluster holds of it by the revision it acknowledged.</param>
/// <param name="Objects">Each object with its state and drift; empty when the hub's memory is not at hand.</param>
internal sealed record ClusterDistribution(
    string Name, string? State, string? Reason, string? Message, int Copies, IReadOnlyList<ObjectDetail> Objects);
