namespace Tombolo.Dashboard.Distributions;

/// <summary>The Distributions that the caller may see, by name.</summary>
internal sealed record DistributionList(IReadOnlyList<DistributionItem> Items);
