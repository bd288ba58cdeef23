using System.Collections.Concurrent;
using Tombolo.Primary.Distributions;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Server.Tests.Connections;

/// <summary>Keeps what members report.</summary>
internal sealed class RecordedReports : ITargetReports
{
    private readonly ConcurrentQueue<(string Cluster, ReportPayload Report)> _reports = [];

    public IReadOnlyCollection<(string Cluster, ReportPayload Report)> All => _reports;

    public void Record(string clusterName, ReportPayload report) => _reports.Enqueue((clusterName, report));

    public Revision? Acknowledged(string clusterName) => _reports.LastOrDefault(entry => entry.Cluster == clusterName && entry.Report.Revision is not null).Report?.Revision;

    public IReadOnlyList<ItemResult> Exceptions(string clusterName, int limit) => [];
}
