using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>A source that a Distribution wants and that cannot be sent; copies that exist stay.</summary>
/// <param name="NeededBy">The source that refers to it; null when the Distribution names it.</param>
/// <param name="Reason">One word; see <see cref="UnavailableReasons"/>.</param>
/// <param name="Message">The cause and the repair.</param>
internal sealed record UnavailableSource(SourceKey Key, SourceKey? NeededBy, string Reason, string Message)
{
    /// <summary>What the cluster is to hold is not known: until it is, nothing of the Distribution is changed there.</summary>
    public bool Blocks => Reason is UnavailableReasons.ClusterValueMissing or UnavailableReasons.OverrideRefused;
}
