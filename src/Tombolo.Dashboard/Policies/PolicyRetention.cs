namespace Tombolo.Dashboard.Policies;

/// <summary>How many restore points of each kind are kept.</summary>
internal sealed record PolicyRetention(int? Hourly, int? Daily, int? Weekly, int? Monthly, int? Yearly);
