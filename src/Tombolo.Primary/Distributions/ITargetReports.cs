using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Distributions;

/// <summary>What every cluster says about the objects it holds; in memory, reported anew on each connection.</summary>
public interface ITargetReports
{
    /// <summary>Takes in one authenticated report. With <see cref="ReportPayload.Reset"/> it replaces everything known of that cluster.</summary>
    void Record(string clusterName, ReportPayload report);

    /// <summary>The last revision the cluster acknowledged; null before its first report to this hub.</summary>
    Revision? Acknowledged(string clusterName);

    /// <summary>The objects of a cluster that are not as they should be, worst first, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<ItemResult> Exceptions(string clusterName, int limit);
}
