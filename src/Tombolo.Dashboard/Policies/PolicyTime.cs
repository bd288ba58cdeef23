namespace Tombolo.Dashboard.Policies;

/// <summary>A time of the day.</summary>
internal sealed record PolicyTime(int? Hour, int? Minute);
