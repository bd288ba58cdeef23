namespace Tombolo.Dashboard.Policies;

/// <summary>The time of the day in which backups may run.</summary>
internal sealed record PolicyWindow(PolicyTime? Start, PolicyTime? End);
