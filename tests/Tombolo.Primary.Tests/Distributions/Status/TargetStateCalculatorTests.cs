using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Reports;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Tests.Distributions.Status;

public class TargetStateCalculatorTests
{
    private const long Epoch = 7;
    private const string P = "config.kio.kasten.io/v1alpha1/Profile/p";
    private const string Q = "config.kio.kasten.io/v1alpha1/Profile/q";

    private readonly Fleet _fleet = new Fleet().Join("c").Put(SourceBuilder.Profile("p"), SourceBuilder.Profile("q"));

    public TargetStateCalculatorTests() => _fleet.Put(new DistributionBuilder("d").To("c", "later").OfProfiles("p", "q"));

    [Theory]
    [InlineData("Applied", "Applied", "Synced", "")]
    [InlineData("Adopted", "Replaced", "Synced", "")]
    [InlineData("FieldIgnored", "Retained", "Synced", "")]
    [InlineData("Applied", "Pending", "Pending", "Profile/q")]
    [InlineData("Pending", "Conflict", "Conflict", "Profile/q")]
    [InlineData("Failed", "Conflict", "Failed", "Profile/p")]
    [InlineData("Applied", "Drifted", "Conflict", "Profile/q")]
    [InlineData("InUse", "Applied", "PendingRemoval", "Profile/p")]
    [InlineData("Applied", "WordOfANewerMember", "Failed", "Profile/q")]
    public void Decide_AcknowledgedObjects_TheWorstDecides(string p, string q, string state, string @object)
    {
        var decided = Decide(Acknowledged(), (P, p), (Q, q));

        Assert.Equal((state, @object), (decided.State, decided.Object));
    }

    [Fact]
    public void Decide_WorstObject_GivesItsReasonAndMessage()
    {
        var decided = TargetStateCalculator.Decide(Input(Acknowledged(), [Result(P, "Applied"), Result(Q, "Conflict") with { Reason = "ForeignObject", Message = "somebody made it" }]));

        Assert.Equal(new TargetState("Conflict", "Profile/q", "ForeignObject", "somebody made it"), decided);
    }

    [Fact]
    public void Decide_NeverHeardOf_IsPending() => Assert.Equal(TargetStates.Pending, Decide(null).State);

    [Fact]
    public void Decide_OlderRevisionAcknowledged_IsPendingAlthoughAllWasApplied()
    {
        var old = Acknowledged();
        _fleet.Put(SourceBuilder.Profile("p").WithSpec("{}").WithVersion("2"));

        Assert.Equal(TargetStates.Pending, Decide(old, (P, "Applied"), (Q, "Applied")).State);
        Assert.Equal(TargetStates.Synced, Decide(Acknowledged(), (P, "Applied"), (Q, "Applied")).State);
    }

    [Fact]
    public void Decide_RevisionChangedOnlyForAnotherDistribution_StaysSynced()
    {
        var acknowledged = Acknowledged();
        _fleet.Put(SourceBuilder.Profile("r")).Put(new DistributionBuilder("e").To("c").OfProfiles("r"));

        Assert.NotEqual(acknowledged.Hash, _fleet.SetOf("c").Hash);
        Assert.Equal(TargetStates.Synced, Decide(acknowledged, (P, "Applied"), (Q, "Applied")).State);
    }

    [Fact]
    public void Decide_AcknowledgementOfAnotherEpoch_CountsByItsHashAlone()
    {
        var current = Acknowledged();

        Assert.Equal(TargetStates.Synced, Decide(current with { Epoch = 3, Sequence = 900 }, (P, "Applied"), (Q, "Applied")).State);
        Assert.Equal(TargetStates.Pending, Decide(current with { Epoch = 3, Sequence = 900, Hash = "other" }, (P, "Applied"), (Q, "Applied")).State);
    }

    [Fact]
    public void Decide_ResultOfOlderContent_IsPending()
    {
        var results = new[] { Result(P, "Applied") with { Etag = "older" }, Result(Q, "Applied") };

        Assert.Equal(("Pending", "Profile/p"), Short(TargetStateCalculator.Decide(Input(Acknowledged(), results))));
    }

    [Fact]
    public void Decide_ObjectThatACompleteReportDoesNotName_IsPending() =>
        Assert.Equal(("Pending", "Profile/q"), Short(Decide(Acknowledged(), (P, "Applied"))));

    [Fact]
    public void Decide_StoredStatus_NamesOnlyDeviations()
    {
        var stored = new MemberReport { Acknowledged = Acknowledged() };
        Assert.Equal(TargetStates.Synced, TargetStateCalculator.Decide(Input(stored)).State);

        var deviation = new ItemResult(P, "", "Conflict", "ForeignObject", "");
        Assert.Equal(TargetStates.Conflict, TargetStateCalculator.Decide(Input(stored with { Results = new Dictionary<string, ItemResult> { [P] = deviation } })).State);
    }

    [Fact]
    public void Decide_UnknownCluster_IsWaitedFor() =>
        Assert.Equal(TargetStates.UnknownCluster, TargetStateCalculator.Decide(Input(MemberReport.None) with { IsUnknown = true, Plan = null }).State);

    [Fact]
    public void Decide_Unreachable_SaysSinceWhen()
    {
        var decided = TargetStateCalculator.Decide(Input(Acknowledged(), [Result(P, "Conflict")]) with { Unreachable = "since noon" });

        Assert.Equal((TargetStates.Unreachable, "since noon"), (decided.State, decided.Message));
    }

    [Fact]
    public void Decide_PausedDistribution_IsPausedWithItsReason()
    {
        _fleet.Put(new DistributionBuilder("d").To("c").OfProfiles("p", "q").Paused("upgrade"));

        var decided = Decide(Acknowledged(), (P, "Conflict"));
        Assert.Equal((TargetStates.Paused, "upgrade"), (decided.State, decided.Message));
    }

    [Fact]
    public void Decide_MissingSource_IsFailedEvenWhereTheCopyIsStillThere()
    {
        _fleet.Sources.Remove(Tombolo.Api.Resources.KnownResources.Profile, "q");

        Assert.Equal(("Failed", "Profile/q"), Short(Decide(Acknowledged(), (P, "Applied"), (Q, "Retained"))));
    }

    [Theory]
    [InlineData("InUse", "", "Synced")]
    [InlineData("Pending", ObjectReasons.PendingRemoval, "PendingRemoval")]
    [InlineData("Pending", "", "Pending")]
    [InlineData("Failed", "Forbidden", "Failed")]
    [InlineData("Retained", "Released", "Synced")]
    [InlineData("Applied", "", "Pending")]
    [InlineData(null, "", "Synced")]
    public void Decide_DeletingDistribution_LooksAtWhatIsLeft(string? state, string reason, string expected)
    {
        _fleet.Put(new DistributionBuilder("d").To("c").OfProfiles("p", "q").Deleting());
        ItemResult[] left = state is null ? [] : [Result(P, state) with { Reason = reason }];

        Assert.Equal(expected, TargetStateCalculator.Decide(Input(Acknowledged(), left)).State);
        Assert.Equal(TargetStates.Pending, TargetStateCalculator.Decide(Input(Acknowledged() with { Hash = "older", Sequence = 0 }, left)).State);
    }

    [Fact]
    public void Decide_DeletingDistributionAndUnknownCluster_HasNothingThere()
    {
        _fleet.Put(new DistributionBuilder("d").To("c").OfProfiles("p", "q").Deleting());

        Assert.Equal(TargetStates.Synced, TargetStateCalculator.Decide(Input(MemberReport.None) with { IsUnknown = true, Plan = null }).State);
    }

    [Fact]
    public void Decide_DeletingDistributionOfAnObjectThatAnotherWants_IsDoneWhenAcknowledged()
    {
        _fleet.Put(new DistributionBuilder("e").To("c").OfProfiles("p", "q")).Put(new DistributionBuilder("d").To("c").OfProfiles("p", "q").Deleting());

        Assert.Equal(TargetStates.Synced, Decide(Acknowledged(), (P, "Applied"), (Q, "Failed")).State);
    }

    [Fact]
    public void Decide_FormerKeyThatIsStillInUse_IsPendingRemoval()
    {
        _fleet.Put(new DistributionBuilder("d").To("c").OfProfiles("q"));

        var input = Input(Acknowledged(), [Result(P, "InUse"), Result(Q, "Applied")]) with { FormerKeys = new HashSet<string> { P } };
        Assert.Equal(("PendingRemoval", "Profile/p"), Short(TargetStateCalculator.Decide(input)));
    }

    private TargetState Decide(Revision? acknowledged, params (string Key, string State)[] results) =>
        TargetStateCalculator.Decide(Input(acknowledged, [.. results.Select(result => Result(result.Key, result.State))]));

    private TargetInput Input(Revision? acknowledged, ItemResult[] results) => Input(new MemberReport
    {
        Acknowledged = acknowledged,
        IsComplete = acknowledged is not null,
        Results = results.ToDictionary(result => result.Key),
    });

    private TargetInput Input(MemberReport report)
    {
        var compilation = _fleet.Compile();
        return new TargetInput { Outcome = compilation.Distributions["d"], Cluster = "c", Plan = compilation.Clusters["c"], Report = report, Epoch = Epoch };
    }

    private Revision Acknowledged()
    {
        var set = _fleet.SetOf("c");
        return new Revision(Epoch, set.Sequence, set.Hash);
    }

    private ItemResult Result(string key, string state) =>
        new(key, _fleet.SetOf("c").Items.TryGetValue(key, out var item) ? item.Etag : "gone", state, "", "");

    private static (string State, string Object) Short(TargetState state) => (state.State, state.Object);
}
