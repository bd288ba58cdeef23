namespace Tombolo.Dashboard.Policies;

/// <summary>The global Policies that the caller may see, by name.</summary>
internal sealed record PolicyList(IReadOnlyList<PolicyItem> Items);
