namespace Tombolo.Dashboard.Clusters;

/// <summary>The end of a membership.</summary>
/// <param name="Confirm">The name of the cluster, typed by whoever wants it.</param>
/// <param name="KeepCopies">What it got stays there.</param>
/// <param name="Force">End it at once, without the member; what it got stays there.</param>
internal sealed record Disconnection(string? Confirm, bool KeepCopies = false, bool Force = false);
