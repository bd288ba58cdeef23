namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>What of a member a compilation depends on.</summary>
internal sealed record TargetCluster(string Name, string K10Namespace, bool IsLeaving, IReadOnlyDictionary<string, string> Labels, bool IsPrimary = false)
{
    /// <summary>Its <c>status.id</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>Nothing is applied to it or removed from it.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The value of <c>tombolo.io/force-sync</c> on its Cluster.</summary>
    public string ForceSync { get; init; } = "";

    /// <summary>True when nothing differs.</summary>
    public bool HasSameContent(TargetCluster other) =>
        Name == other.Name
        && Id == other.Id
        && K10Namespace == other.K10Namespace
        && IsLeaving == other.IsLeaving
        && IsPrimary == other.IsPrimary
        && IsPaused == other.IsPaused
        && ForceSync == other.ForceSync
        && Labels.Count == other.Labels.Count
        && Labels.All(label => other.Labels.TryGetValue(label.Key, out var value) && value == label.Value);
}
