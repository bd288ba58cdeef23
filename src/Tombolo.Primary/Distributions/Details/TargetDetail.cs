using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Distributions.Details;

/// <summary>One target of a Distribution with its objects.</summary>
/// <param name="Cluster">Name of the Cluster.</param>
/// <param name="State">One of the target states of design section 4.</param>
/// <param name="Object">The object that decided the state, as <c>Kind/name</c>; empty when none did.</param>
/// <param name="Acknowledged">The last revision the cluster acknowledged; null when there is none.</param>
public sealed record TargetDetail(
    string Cluster, string State, string Object, string Reason, string Message, Revision? Acknowledged, IReadOnlyList<ObjectDetail> Objects);
