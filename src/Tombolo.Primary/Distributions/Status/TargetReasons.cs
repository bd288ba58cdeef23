namespace Tombolo.Primary.Distributions.Status;

/// <summary>Why a target is in its state, where no object decided.</summary>
internal static class TargetReasons
{
    public const string UnknownCluster = nameof(UnknownCluster);

    public const string Unreachable = nameof(Unreachable);

    /// <summary>The Distribution does not reach the cluster.</summary>
    public const string NotSelected = nameof(NotSelected);

    /// <summary><c>spec.paused</c> of the Cluster.</summary>
    public const string ClusterPaused = nameof(ClusterPaused);
}
