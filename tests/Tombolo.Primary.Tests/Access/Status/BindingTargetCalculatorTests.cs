using Tombolo.Api.States;
using Tombolo.Primary.Access.Status;
using Tombolo.Primary.Distributions.Reports;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Tests.Access.Status;

public sealed class BindingTargetCalculatorTests
{
    private const long Epoch = 3;

    private readonly AccessFleet _fleet = new AccessFleet().Join("lyon").BindUsers("ops", "", "alice");

    [Theory]
    [InlineData("Applied", "", TargetStates.Synced)]
    [InlineData("Adopted", "", TargetStates.Synced)]
    [InlineData("Replaced", "", TargetStates.Synced)]
    [InlineData("Failed", "RoleMissing", TargetStates.Failed)]
    [InlineData("Conflict", "ForeignObject", TargetStates.Conflict)]
    [InlineData("Drifted", "Contested", TargetStates.Conflict)]
    [InlineData("SomethingNew", "", TargetStates.Failed)]
    public void Decide_AcknowledgedRevision_IsWhatTheClusterSaysOfIt(string state, string reason, string expected)
    {
        var decided = Decide(state, reason);

        Assert.Equal(expected, decided.State);
        Assert.Equal(expected == TargetStates.Synced ? "" : reason, decided.Reason);
    }

    [Fact]
    public void Decide_RevisionBeforeTheBinding_IsOnItsWay()
    {
        var before = new AccessFleet().Join("lyon").SetOf("lyon");
        var report = new MemberReport { Acknowledged = new Revision(Epoch, 0, before.Hash), IsComplete = true };

        Assert.Equal(TargetState.OnItsWay, Decide(report));
    }

    [Fact]
    public void Decide_LaterRevisionOfOtherThings_Counts()
    {
        var set = _fleet.SetOf("lyon");
        var item = set.Items.Values.Single();
        var report = Report(new Revision(Epoch, set.Sequence, "another"), new ItemResult(item.Key, item.Etag, "Applied", "", ""));

        Assert.Equal(TargetState.Synced, Decide(report));
        Assert.Equal(TargetState.OnItsWay, Decide(report with { Acknowledged = new Revision(Epoch - 1, set.Sequence, "another") }));
    }

    [Fact]
    public void Decide_ResultOfAnotherContent_IsOnItsWay()
    {
        var set = _fleet.SetOf("lyon");
        var report = Report(new Revision(Epoch, set.Sequence, set.Hash), new ItemResult(set.Items.Keys.Single(), "another", "Applied", "", ""));

        Assert.Equal(TargetState.OnItsWay, Decide(report));
    }

    [Theory]
    [InlineData(null, TargetStates.Synced)]
    [InlineData("Failed", TargetStates.Failed)]
    [InlineData("Pending", TargetStates.Pending)]
    public void Decide_NotBoundThereAnyMore_IsInSyncWhenNothingIsSaidOfIt(string? state, string expected)
    {
        var key = _fleet.OutcomeOf("ops").Key;
        var set = _fleet.BindUsers("ops", "region=eu", "alice").SetOf("lyon");
        ItemResult[] results = state is null ? [] : [new ItemResult(key, "", state, "", "")];

        Assert.Equal(expected, Decide(Report(new Revision(Epoch, set.Sequence, set.Hash), results)).State);
    }

    [Fact]
    public void Decide_ClusterThatCannotBeReached_SaysSinceWhen()
    {
        var input = Input(MemberReport.None) with { Unreachable = "not connected since noon" };

        Assert.Equal(new TargetState(TargetStates.Unreachable, "", TargetReasons.Unreachable, "not connected since noon"), BindingTargetCalculator.Decide(input));
    }

    [Fact]
    public void Decide_UnknownCluster_IsWaitedFor() =>
        Assert.Equal(TargetStates.UnknownCluster, BindingTargetCalculator.Decide(Input(MemberReport.None) with { IsUnknown = true }).State);

    private TargetState Decide(string state, string reason)
    {
        var set = _fleet.SetOf("lyon");
        var item = set.Items.Values.Single();
        return Decide(Report(new Revision(Epoch, set.Sequence, set.Hash), new ItemResult(item.Key, item.Etag, state, reason, "")));
    }

    private TargetState Decide(MemberReport report) => BindingTargetCalculator.Decide(Input(report));

    private BindingTargetInput Input(MemberReport report) =>
        new() { Outcome = _fleet.OutcomeOf("ops"), Set = _fleet.SetOf("lyon"), Report = report, Epoch = Epoch };

    private static MemberReport Report(Revision acknowledged, params ItemResult[] results) =>
        new() { Acknowledged = acknowledged, IsComplete = true, Results = results.ToDictionary(result => result.Key) };
}
