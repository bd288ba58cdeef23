using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Reports;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Tests.Distributions.Reports;

public class TargetReportsTests
{
    private static readonly Revision First = new(1, 1, "one");
    private static readonly Revision Second = new(1, 2, "two");

    private readonly TargetReports _reports = new();
    private readonly List<string> _notified = [];

    [Fact]
    public void Of_ClusterThatNeverReported_IsNothing()
    {
        Assert.Same(MemberReport.None, _reports.Of("c"));
        Assert.Null(_reports.Acknowledged("c"));
        Assert.Empty(_reports.Exceptions("c", 10));
    }

    [Fact]
    public void Record_FirstReport_IsComplete()
    {
        _reports.Record("c", Reset(First, Result("a"), Result("b", ObjectStates.Failed)));

        var report = _reports.Of("c");
        Assert.True(report.IsComplete);
        Assert.Equal(First, report.Acknowledged);
        Assert.Equal(["a", "b"], report.Results.Keys.Order());
    }

    [Fact]
    public void Record_LaterReport_ChangesAndRemoves()
    {
        _reports.Record("c", Reset(First, Result("a"), Result("b")));
        _reports.Record("c", new ReportPayload([Result("b", ObjectStates.Failed), Result("d")], ["a"], Second));

        var report = _reports.Of("c");
        Assert.Equal(Second, report.Acknowledged);
        Assert.Equal(["b:Failed", "d:Applied"], report.Results.Values.Select(result => $"{result.Key}:{result.State}").Order());
    }

    [Fact]
    public void Record_Reset_ForgetsWhatIsNotThereAnyMore()
    {
        _reports.Record("c", Reset(First, Result("a"), Result("b")));
        _reports.Record("c", Reset(Second, Result("b")));

        Assert.Equal(["b"], _reports.Of("c").Results.Keys);
    }

    [Fact]
    public void Record_MemberStartedAgainAndHasTriedNothingYet_WhatItSaidStands()
    {
        _reports.Record("c", Reset(First, Result("a"), Result("b")));
        _reports.Record("c", Reset(null));

        Assert.Equal(First, _reports.Acknowledged("c"));
        Assert.Equal(2, _reports.Of("c").Results.Count);
    }

    [Fact]
    public void Record_MemberStartedAgainAndTriesOneByOne_ForgetsTheRestAtItsFirstRevision()
    {
        _reports.Record("c", Reset(First, Result("a"), Result("b")));
        _reports.Record("c", Reset(null, Result("a", ObjectStates.Failed)));

        Assert.Equal(["a:Failed", "b:Applied"], _reports.Of("c").Results.Values.Select(result => $"{result.Key}:{result.State}").Order());

        _reports.Record("c", new ReportPayload([Result("d")], []));
        _reports.Record("c", new ReportPayload([], [], Second));

        Assert.Equal(["a", "d"], _reports.Of("c").Results.Keys.Order());
        Assert.Equal(Second, _reports.Acknowledged("c"));
    }

    [Fact]
    public void Restore_BeforeTheFirstReport_KnowsOnlyDeviations()
    {
        _reports.Restore("c", First, [Result("a", ObjectStates.Conflict)]);

        Assert.False(_reports.Of("c").IsComplete);
        Assert.Equal(First, _reports.Acknowledged("c"));
        Assert.Single(_reports.Of("c").Results);
    }

    [Fact]
    public void Restore_AfterAReport_ChangesNothing()
    {
        _reports.Record("c", Reset(Second));
        _reports.Restore("c", First, [Result("a", ObjectStates.Conflict)]);

        Assert.Equal(Second, _reports.Acknowledged("c"));
    }

    [Fact]
    public void Subscribe_HeartbeatThatSaysNothingNew_IsNotTold()
    {
        _reports.Record("c", Reset(First, Result("a")));
        using var subscription = _reports.Subscribe(_notified.Add);

        _reports.Record("c", new ReportPayload([], [], First));
        Assert.Empty(_notified);

        _reports.Record("c", new ReportPayload([], [], Second));
        _reports.Forget("c");
        Assert.Equal(["c", "c"], _notified);
    }

    [Fact]
    public void Record_EqualResultsOfManyClusters_AreShared()
    {
        _reports.Record("a", Reset(First, Result("k")));
        _reports.Record("b", Reset(First, Result("k")));
        _reports.Record("c", Reset(First, Result("k", message: "differs")));

        Assert.Same(_reports.Of("a").Results["k"], _reports.Of("b").Results["k"]);
        Assert.NotSame(_reports.Of("a").Results["k"], _reports.Of("c").Results["k"]);
    }

    [Fact]
    public void Exceptions_NamesWhatIsNotAsItShouldBe_WorstFirst()
    {
        _reports.Record("c", Reset(
            First,
            Result("ok"),
            Result("adopted", ObjectStates.Adopted),
            Result("retained", ObjectStates.Retained, "OnHold"),
            Result("under-way", ObjectStates.Pending),
            Result("stuck", ObjectStates.Pending, ObjectReasons.Terminating),
            Result("ignored", ObjectStates.FieldIgnored),
            Result("conflict", ObjectStates.Conflict),
            Result("failed", ObjectStates.Failed),
            Result("new-word", "Quarantined")));

        Assert.Equal(["new-word", "failed", "conflict", "ignored", "stuck"], _reports.Exceptions("c", 10).Select(result => result.Key));
        Assert.Equal(["new-word", "failed"], _reports.Exceptions("c", 2).Select(result => result.Key));
    }

    private static ReportPayload Reset(Revision? revision, params ItemResult[] results) => new(results, [], revision, Reset: true);

    private static ItemResult Result(string key, string state = ObjectStates.Applied, string reason = "", string message = "") =>
        new(key, "etag", state, reason, message);
}
