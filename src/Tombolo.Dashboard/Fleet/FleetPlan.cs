using Tombolo.Api.Details;

namespace Tombolo.Dashboard.Fleet;

/// <summary>What a Distribution would do, told by the clusters themselves; or why that is not known.</summary>
/// <param name="Problem">Null when there is a plan.</param>
public sealed record FleetPlan(DistributionPlan? Plan, Problem? Problem);
