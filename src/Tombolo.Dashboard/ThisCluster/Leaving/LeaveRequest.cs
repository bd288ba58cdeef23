namespace Tombolo.Dashboard.ThisCluster.Leaving;

/// <summary>Leaves the fleet.</summary>
/// <param name="Confirm">The name of this cluster, typed by whoever means it.</param>
/// <param name="KeepCopies">Keeps what was distributed here; else it goes as the deletion policies of the Distributions say.</param>
internal sealed record LeaveRequest(string Confirm, bool? KeepCopies);
