namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>What of a member a compilation depends on.</summary>
internal sealed record TargetCluster(string Name, string K10Namespace, bool IsLeaving, IReadOnlyDictionary<string, string> Labels, bool IsPrimary = false)
{
    /// <summary>True when nothing differs.</summary>
    public bool HasSameContent(TargetCluster other) =>
        Name == other.Name
        && K10Namespace == other.K10Namespace
        && IsLeaving == other.IsLeaving
        && IsPrimary == other.IsPrimary
        && Labels.Count == other.Labels.Count
        && Labels.All(label => other.Labels.TryGetValue(label.Key, out var value) && value == label.Value);
}
