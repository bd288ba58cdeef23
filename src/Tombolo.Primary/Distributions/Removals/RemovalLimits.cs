namespace Tombolo.Primary.Distributions.Removals;

/// <summary>How much may go without anybody having asked for it (design section 7).</summary>
internal static class RemovalLimits
{
    /// <summary>A Distribution that loses at least so many clusters...</summary>
    public const int Clusters = 3;

    /// <summary>... and more than this part of those that hold it, waits for approval.</summary>
    public const double ClusterPart = 0.2;

    /// <summary>A cluster that loses more copies than this...</summary>
    public const int Copies = 5;

    /// <summary>... and more than this part of what it holds, waits for approval.</summary>
    public const double CopyPart = 0.5;

    /// <summary>
    /// How long a Distribution, and a cluster, must have been spared further losses before one is carried out: a label that is taken from cluster after
    /// cluster is one change of somebody's mind, however many writes it took.
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    public static bool IsTooMuchOfADistribution(int lost, int held) => lost >= Clusters && lost > held * ClusterPart;

    public static bool IsTooMuchOfACluster(int lost, int held) => lost > Copies && lost > held * CopyPart;
}
