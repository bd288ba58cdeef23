namespace Tombolo.Dashboard.Summary;

/// <summary>How many actions ran, and failed.</summary>
internal sealed record FleetActivity(int? Actions, int? FailedActions);
