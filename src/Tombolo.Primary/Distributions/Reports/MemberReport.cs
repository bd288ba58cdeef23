using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Distributions.Reports;

/// <summary>What is known of the copies on one cluster; a snapshot that does not change.</summary>
internal sealed record MemberReport
{
    private static readonly IReadOnlyDictionary<string, ItemResult> NoResults = new Dictionary<string, ItemResult>();

    /// <summary>Nothing is known.</summary>
    public static MemberReport None { get; } = new();

    /// <summary>The last revision whose every item was tried; null before the first.</summary>
    public Revision? Acknowledged { get; init; }

    /// <summary>The cluster has said all it knows since this hub started; otherwise only what its stored status says is known.</summary>
    public bool IsComplete { get; init; }

    /// <summary>By item key.</summary>
    public IReadOnlyDictionary<string, ItemResult> Results { get; init; } = NoResults;

    /// <summary>
    /// Since its last start the cluster has not tried all items yet: what it said before still stands. These are the results since then; null
    /// when it has.
    /// </summary>
    public IReadOnlyDictionary<string, ItemResult>? SinceStart { get; init; }

    /// <summary>This snapshot with one more report.</summary>
    public MemberReport With(ReportPayload report, ResultPool pool)
    {
        var sinceStart = report.Reset ? NoResults : SinceStart;
        if (sinceStart is null)
        {
            return this with { Acknowledged = report.Revision ?? Acknowledged, Results = Merge(Results, report, pool) };
        }

        sinceStart = Merge(sinceStart, report, pool);
        return report.Revision is null
            ? this with { Results = Merge(Results, report, pool), SinceStart = sinceStart }
            : new MemberReport { Acknowledged = report.Revision, IsComplete = true, Results = sinceStart };
    }

    private static IReadOnlyDictionary<string, ItemResult> Merge(IReadOnlyDictionary<string, ItemResult> known, ReportPayload report, ResultPool pool)
    {
        if (report.Results.Count == 0 && report.Removed.Count == 0)
        {
            return known;
        }

        var merged = new Dictionary<string, ItemResult>(known, StringComparer.Ordinal);
        foreach (var result in report.Results)
        {
            var shared = pool.Share(result);
            merged[shared.Key] = shared;
        }

        foreach (var key in report.Removed)
        {
            merged.Remove(key);
        }

        return merged;
    }
}
