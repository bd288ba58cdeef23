namespace Tombolo.Dashboard.Summary;

/// <summary>What backups take, in bytes.</summary>
internal sealed record DataUsage(long? Total, long? Snapshots, long? Objects);
