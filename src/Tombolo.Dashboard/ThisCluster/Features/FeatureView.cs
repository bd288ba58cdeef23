namespace Tombolo.Dashboard.ThisCluster.Features;

/// <summary>One feature switch.</summary>
/// <param name="Name">The key in ConfigMap <c>tombolo-features</c>.</param>
/// <param name="Source">Who says so: <c>tombolo-features</c>, <c>k10-features</c> or <c>default</c>.</param>
internal sealed record FeatureView(string Name, string Title, string Description, bool Enabled, bool Default, string Source);
