using Tombolo.Api.Access;
using Tombolo.Api.Meta;
using Tombolo.Api.States;
using Tombolo.Primary.Access.Definitions;
using Tombolo.Primary.Access.Status;
using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Tests.Access.Status;

public sealed class BindingStatusCalculatorTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("Synced Synced", DistributionStates.Synced, BindingReasons.Granted, "2/2")]
    [InlineData("Synced Pending", DistributionStates.Syncing, DistributionStates.Syncing, "1/2")]
    [InlineData("Synced Unreachable", DistributionStates.PartiallyFailed, "why", "1/2")]
    [InlineData("Failed Conflict", DistributionStates.Failed, "why", "0/2")]
    [InlineData("Synced UnknownCluster", DistributionStates.Syncing, "why", "1/2")]
    public void Compute_States_FollowFromTheClusters(string targets, string state, string reason, string text)
    {
        var status = Compute(new AccessFleet().Join("a").Join("b").BindUsers("ops", "", "alice"), targets.Split(' '));

        Assert.Equal((state, text, "all", "k10-basic"), (status.State, status.Summary!.Text, status.Clusters, status.ClusterRole));
        var ready = status.Conditions.Find(ConditionTypes.Ready)!;
        Assert.Equal((reason, state == DistributionStates.Synced ? "True" : "False", 7), (ready.Reason, ready.Status, ready.ObservedGeneration));
        Assert.Equal("True", status.Conditions.Find(ConditionTypes.Accepted)!.Status);
    }

    [Fact]
    public void Compute_Selection_CountsKnownAndUnknownClusters()
    {
        var fleet = new AccessFleet().Join("a").Bind(
            "ops", """{"k10ClusterRole":"k10-multi-cluster-basic","clusters":[{"name":"a"},{"name":"b"},{"selector":"x=y"}],"subjects":[{"kind":"User","name":"alice"}]}""");

        Assert.Equal("2", Compute(fleet, "Synced", "UnknownCluster").Clusters);
    }

    [Theory]
    [InlineData("""{"k10ClusterRole":"k10-multi-cluster-basic","clusters":[{"selector":"("}],"subjects":[{"kind":"Group","name":"system:masters"}]}""", BindingReasons.Refused)]
    [InlineData("""{"k10ClusterRole":"gone","clusters":[{"selector":""}],"subjects":[{"kind":"User","name":"alice"}]}""", BindingReasons.RoleMissing)]
    public void Compute_WhatCannotBeCarriedOut_IsFailedAndSaysWhatBecomesOfWhatWasGranted(string spec, string reason)
    {
        var status = Compute(new AccessFleet().Join("a").Bind("ops", spec));

        Assert.Equal(DistributionStates.Failed, status.State);
        Assert.Null(status.Summary);
        Assert.Null(status.Clusters);
        var accepted = status.Conditions.Find(ConditionTypes.Accepted)!;
        Assert.Equal(("False", reason), (accepted.Status, accepted.Reason));
        Assert.Contains(reason == BindingReasons.Refused ? "what it granted before stays" : "grants nothing", accepted.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"k10ClusterRole":"k10-multi-cluster-basic","clusters":[{"selector":""}]}""", BindingReasons.NoSubjects)]
    [InlineData("""{"k10ClusterRole":"k10-multi-cluster-basic","clusters":[{"selector":"x=y"}],"subjects":[{"kind":"User","name":"alice"}]}""", BindingReasons.NoClusters)]
    public void Compute_NothingToDo_IsSyncedAndSaysWhy(string spec, string reason)
    {
        var status = Compute(new AccessFleet().Join("a").Bind("ops", spec));

        Assert.Equal((DistributionStates.Synced, reason), (status.State, status.Conditions.Find(ConditionTypes.Ready)!.Reason));
    }

    [Fact]
    public void Compute_SameAgain_ChangesNothingAndKeepsTheTimes()
    {
        var fleet = new AccessFleet().Join("a").BindUsers("ops", "", "alice");
        var first = Compute(fleet, "Synced");
        var second = BindingStatusCalculator.Compute(Stored(fleet, first), fleet.OutcomeOf("ops"), View("Synced"), Now.AddHours(1));

        Assert.Equal(first.LastTransitionTime, second.LastTransitionTime);
        Assert.Equal(first.Conditions, second.Conditions);
    }

    [Fact]
    public void Targets_ClusterThatIsNotSelectedAnyMore_IsShownUntilNothingIsLeftThere()
    {
        var fleet = new AccessFleet().Join("a", "x=y").Join("b", "x=y").BindUsers("ops", "x=y", "alice");
        var targets = new BindingTargets();
        targets.Refresh(fleet.OutcomeOf("ops"), _ => (TargetState.Synced, null));

        var outcome = fleet.Join("b", "x=z").OutcomeOf("ops");
        var going = targets.Refresh(outcome, cluster => (cluster == "b" ? TargetState.OnItsWay : TargetState.Synced, TimeSpan.FromSeconds(cluster == "b" ? 7 : 9)));
        var gone = targets.Refresh(outcome, _ => (TargetState.Synced, null));

        Assert.Equal("1/2", going.Summary.Text);
        Assert.Equal("b", Assert.Single(going.Worst).Key);
        Assert.Equal(TimeSpan.FromSeconds(7), going.LookAgainAfter);
        Assert.Equal("1/1", gone.Summary.Text);
        Assert.Null(gone.LookAgainAfter);
    }

    private static K10ClusterRoleBindingStatus Compute(AccessFleet fleet, params string[] states) =>
        BindingStatusCalculator.Compute(Stored(fleet, null), fleet.OutcomeOf("ops"), View(states), Now);

    private static BindingObject Stored(AccessFleet fleet, K10ClusterRoleBindingStatus? status) => new(fleet.OutcomeOf("ops").Definition, "1", 7, status);

    private static TargetsView View(params string[] states)
    {
        var counts = new TargetCounts();
        foreach (var state in states)
        {
            counts.Add(state);
        }

        var open = states.Where(state => state != TargetStates.Synced)
            .Select(state => KeyValuePair.Create("b", new TargetState(state, "", state == TargetStates.Pending ? "" : "why", "")))
            .OrderByDescending(target => target.Value.Rank);
        return new TargetsView(counts.ToSummary(), [.. open], null);
    }
}
