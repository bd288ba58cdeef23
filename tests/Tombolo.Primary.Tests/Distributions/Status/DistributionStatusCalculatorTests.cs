using System.Text.Json;
using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Tests.Distributions.Status;

public class DistributionStatusCalculatorTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Fleet _fleet = new Fleet().Join("c").Put(SourceBuilder.Profile("p"));
    private DistributionBuilder _distribution = new DistributionBuilder("d").To("c").OfProfiles("p");

    [Theory]
    [InlineData("", "Synced", "0/0")]
    [InlineData("Synced", "Synced", "1/1")]
    [InlineData("Synced Synced", "Synced", "2/2")]
    [InlineData("Synced Pending", "Syncing", "1/2")]
    [InlineData("Failed Pending", "Syncing", "0/2")]
    [InlineData("Synced Failed", "PartiallyFailed", "1/2")]
    [InlineData("Synced Conflict", "PartiallyFailed", "1/2")]
    [InlineData("Synced Unreachable", "PartiallyFailed", "1/2")]
    [InlineData("Synced PendingRemoval", "PartiallyFailed", "1/2")]
    [InlineData("Synced UnknownCluster", "Syncing", "1/2")]
    [InlineData("UnknownCluster", "Syncing", "0/1")]
    [InlineData("Failed", "Failed", "0/1")]
    [InlineData("Failed Conflict Unreachable", "Failed", "0/3")]
    [InlineData("Failed UnknownCluster", "Failed", "0/2")]
    public void Compute_Targets_DecideTheState(string targets, string state, string text)
    {
        var status = Compute(View(targets));

        Assert.Equal((state, text), (status.State, status.Summary!.Text));
        Assert.Equal(state == "Synced" ? "True" : "False", status.Conditions.Find(ConditionTypes.Ready)!.Status);
        Assert.Equal("True", status.Conditions.Find(ConditionTypes.Accepted)!.Status);
    }

    [Fact]
    public void Compute_InvalidSpecification_IsFailedWithEveryFaultAndPath()
    {
        _distribution = new DistributionBuilder("d").WithRawSpec("""{"clusters":[{"selector":"!!"}],"sources":[{"ref":{"apiVersion":"v1","kind":"Pod","name":"x"}}]}""");

        var status = Compute(TargetsView.Empty);

        Assert.Equal(DistributionStates.Failed, status.State);
        var accepted = status.Conditions.Find(ConditionTypes.Accepted)!;
        Assert.Equal(("False", DistributionReasons.InvalidSpec, 1L), (accepted.Status, accepted.Reason, accepted.ObservedGeneration));
        Assert.Contains("spec.clusters[0].selector: ", accepted.Message, StringComparison.Ordinal);
        Assert.Contains("spec.sources[0].ref.kind: ", accepted.Message, StringComparison.Ordinal);
        Assert.Null(status.Summary);
    }

    [Fact]
    public void Compute_Paused_SaysWhy()
    {
        _distribution = _distribution.Paused("storage upgrade");

        var status = Compute(View("Paused"));

        Assert.Equal(DistributionStates.Paused, status.State);
        Assert.Contains("storage upgrade", status.Conditions.Find(ConditionTypes.Ready)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_MissingSource_NamesItAndTheRepair()
    {
        _distribution = new DistributionBuilder("d").To("c").OfProfiles("p", "gone");

        var ready = Compute(View("Failed")).Conditions.Find(ConditionTypes.Ready)!;

        Assert.Equal(UnavailableReasons.SourceMissing, ready.Reason);
        Assert.Contains("Profile/gone does not exist in namespace kasten-io-mc; create it", ready.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_WorstTargets_AreInTheStatus()
    {
        var status = Compute(new TargetsView(
            new TargetSummary { Total = 2, Failed = 1, Conflict = 1, Text = "0/2" },
            [new("b", new TargetState("Failed", "Profile/p", "Invalid", "spec is wrong")), new("a", new TargetState("Conflict", "", "", ""))],
            null));

        Assert.Equal(
            [
                new TargetStatus { Cluster = "b", State = "Failed", Object = "Profile/p", Reason = "Invalid", Message = "spec is wrong" },
                new TargetStatus { Cluster = "a", State = "Conflict" },
            ],
            status.WorstTargets!);
        Assert.Contains("b, Profile/p: Failed: spec is wrong", status.Conditions.Find(ConditionTypes.Ready)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_NothingChanged_IsEqualToWhatIsStored()
    {
        var first = Compute(View("Synced"));
        var second = Compute(View("Synced"), stored: first, now: Now.AddHours(3));

        Assert.Equal(Json(first), Json(second));
    }

    [Fact]
    public void Compute_StateChanges_MovesTheTimes()
    {
        var synced = Compute(View("Synced"));
        var syncing = Compute(View("Pending"), synced, Now.AddMinutes(1));
        var again = Compute(View("Synced"), syncing, Now.AddMinutes(2));

        Assert.Equal((Now, Now), (synced.LastTransitionTime!.Value, synced.LastSyncTime!.Value));
        Assert.Equal((Now.AddMinutes(1), Now), (syncing.LastTransitionTime!.Value, syncing.LastSyncTime!.Value));
        Assert.Equal((Now.AddMinutes(2), Now.AddMinutes(2)), (again.LastTransitionTime!.Value, again.LastSyncTime!.Value));
    }

    [Fact]
    public void Compute_NewRevisionThatIsSyncedAtOnce_MovesTheSyncTimeAlone()
    {
        var first = Compute(View("Synced"));
        _fleet.Put(SourceBuilder.Profile("p").WithSpec("""{"new":1}""").WithVersion("2"));
        var second = Compute(View("Synced"), first, Now.AddMinutes(1));

        Assert.NotEqual(first.RevisionHash, second.RevisionHash);
        Assert.Equal((Now, Now.AddMinutes(1)), (second.LastTransitionTime!.Value, second.LastSyncTime!.Value));
    }

    [Theory]
    [InlineData("Pending", DistributionReasons.RemovingCopies, "not acknowledged yet")]
    [InlineData("Unreachable Synced", DistributionReasons.WaitingForClusters, "Unreachable")]
    [InlineData("PendingRemoval", DistributionReasons.RemovingCopies, "PendingRemoval")]
    public void Compute_Deleting_SaysWhatIsWaitedFor(string targets, string reason, string message)
    {
        _distribution = _distribution.Deleting();

        var status = Compute(View(targets));
        var deleting = status.Conditions.Find(ConditionTypes.Deleting)!;

        Assert.Equal(DistributionStates.Deleting, status.State);
        Assert.Equal(("True", reason), (deleting.Status, deleting.Reason));
        Assert.Contains(message, deleting.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_ProtectedDeletion_SaysHowToLetGo()
    {
        _distribution = _distribution.Deleting().WithAnnotation(Annotations.Protect, "true");

        var deleting = Compute(View("Synced")).Conditions.Find(ConditionTypes.Deleting)!;
        Assert.Equal(DistributionReasons.Protected, deleting.Reason);
        Assert.Contains(Annotations.Protect, deleting.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Synced Synced", "deleting", true)]
    [InlineData("", "deleting", true)]
    [InlineData("Synced Pending", "deleting", false)]
    [InlineData("Synced Unreachable", "deleting", false)]
    [InlineData("Synced", "deleting protected", false)]
    [InlineData("Synced", "deleting paused", false)]
    [InlineData("Pending", "deleting ending", true)]
    public void IsDone_OnlyWhenNothingIsLeft(string targets, string traits, bool done)
    {
        _distribution = _distribution.Deleting();
        _distribution = traits.Contains("protected") ? _distribution.WithAnnotation(Annotations.Protect, "true") : _distribution;
        _distribution = traits.Contains("paused") ? _distribution.Paused() : _distribution;

        Assert.Equal(done, DeletionProgress.IsDone(Input(View(targets), null, Now) with { IsNamespaceEnding = traits.Contains("ending") }));
    }

    [Fact]
    public void IsDone_OutcomeOfAnEarlierObjectOfTheSameName_SaysNothing()
    {
        _fleet.Put(_distribution.Deleting());
        var outcome = _fleet.OutcomeOf("d");
        var successor = new DistributionBuilder("d").To("c").OfProfiles("p").WithUid("other").Deleting().BuildObject();

        Assert.False(DeletionProgress.IsDone(new DistributionStatusInput(successor, outcome, View("Synced"), Now)));
    }

    [Fact]
    public void Compute_NotCompiledYet_IsSyncing()
    {
        var status = DistributionStatusCalculator.Compute(new DistributionStatusInput(_distribution.BuildObject(), null, TargetsView.Empty, Now));

        Assert.Equal(DistributionStates.Syncing, status.State);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("ü")]
    [InlineData("😀")]
    [InlineData("\"")]
    public void Compute_TenThousandClustersWithTheLongestTexts_StaysUnderEightKibibytes(string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, 5_000));
        var view = new TargetsView(
            new TargetSummary { Total = 10_000, Failed = 9_999, Synced = 1, Text = "1/10000" },
            [.. Enumerable.Range(0, TargetsView.MostWorst).Select(index => KeyValuePair.Create(
                new string('c', 63), new TargetState(TargetStates.PendingRemoval, text, text, text)))],
            null);
        var stored = Compute(view);
        _distribution = new DistributionBuilder("d").To("c").OfProfiles([.. Enumerable.Range(0, 500).Select(index => $"{new string('p', 240)}-{index}")]).Deleting();

        var status = Compute(view, stored);

        Assert.InRange(Json(status).Length, 1, 8 * 1024);
        Assert.NotEmpty(status.WorstTargets!);
    }

    private DistributionStatus Compute(TargetsView targets, DistributionStatus? stored = null, DateTimeOffset? now = null) =>
        DistributionStatusCalculator.Compute(Input(targets, stored, now ?? Now));

    private DistributionStatusInput Input(TargetsView targets, DistributionStatus? stored, DateTimeOffset now)
    {
        _fleet.Put(_distribution);
        return new DistributionStatusInput(_distribution.BuildObject() with { Status = stored }, _fleet.OutcomeOf("d"), targets, now);
    }

    private static TargetsView View(string states)
    {
        var counts = new TargetCounts();
        var targets = new List<KeyValuePair<string, TargetState>>();
        foreach (var state in states.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            counts.Add(state);
            targets.Add(new($"cluster-{counts.Total}", new TargetState(state, "", "", "")));
        }

        return new TargetsView(counts.ToSummary(), [.. targets.Where(target => !target.Value.IsSynced)], null);
    }

    private static string Json(DistributionStatus status) => JsonSerializer.Serialize(status, ApiJsonContext.Default.DistributionStatus);
}
