namespace Tombolo.Dashboard.ThisCluster.Features;

/// <summary>Turns a feature on or off.</summary>
internal sealed record FeatureChange(bool Enabled);
