using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Ordering;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Tests.Apply.Ordering;

public sealed class RevisionProgressTests
{
    private static readonly DesiredRevision Revision = new(1, 1, "one");
    private static readonly CopyKey Secret = new("", "Secret", "a");
    private static readonly CopyKey OtherSecret = new("", "Secret", "b");
    private static readonly CopyKey Profile = new("config.kio.kasten.io", "Profile", "a");
    private static readonly CopyKey Policy = new("config.kio.kasten.io", "Policy", "a");

    [Fact]
    public void Begin_OpensTheFirstStageOnly()
    {
        var progress = new RevisionProgress();

        var step = progress.Begin(Revision, [Policy, Secret, Profile]);

        Assert.Equal([Secret], step.Open);
        Assert.True(progress.MayTry(Secret));
        Assert.False(progress.MayTry(Profile));
        Assert.False(progress.MayRemove);
        Assert.True(progress.MayTry(new CopyKey("", "ConfigMap", "unchanged")));
    }

    [Fact]
    public void Tried_LastOfAStage_OpensTheNext()
    {
        var progress = new RevisionProgress();
        progress.Begin(Revision, [Secret, OtherSecret, Policy]);

        Assert.Empty(progress.Tried(Secret).Open);
        Assert.Equal([Policy], progress.Tried(OtherSecret).Open);
        Assert.True(progress.Tried(Policy).PlanRemoval);
        Assert.True(progress.MayRemove);
    }

    [Fact]
    public void Tried_AllRemovals_CompletesTheRevision()
    {
        var progress = new RevisionProgress();
        Assert.True(progress.Begin(Revision, []).PlanRemoval);

        Assert.Equal([Policy], progress.BeginRemoval(Revision, [Secret, Profile, Policy]).Open);
        Assert.Equal([Profile], progress.Tried(Policy).Open);
        Assert.Equal([Secret], progress.Tried(Profile).Open);
        Assert.Equal(Revision, progress.Tried(Secret).Completed);
    }

    [Fact]
    public void BeginRemoval_NothingToRemove_CompletesTheRevision()
    {
        var progress = new RevisionProgress();
        progress.Begin(Revision, []);

        Assert.Equal(Revision, progress.BeginRemoval(Revision, []).Completed);
    }

    [Fact]
    public void BeginRemoval_OfAnotherRevisionOrTooEarly_DoesNothing()
    {
        var progress = new RevisionProgress();
        progress.Begin(Revision, [Secret]);

        Assert.Equal(ProgressStep.None, progress.BeginRemoval(Revision, [Policy]));
        progress.Tried(Secret);
        Assert.Equal(ProgressStep.None, progress.BeginRemoval(Revision with { Sequence = 2 }, [Policy]));
    }

    [Fact]
    public void Begin_AnotherRevision_StartsAnew()
    {
        var progress = new RevisionProgress();
        progress.Begin(Revision, [Secret, Policy]);

        var step = progress.Begin(Revision with { Sequence = 2 }, [Policy]);

        Assert.Equal([Policy], step.Open);
        Assert.Equal(ProgressStep.None, progress.Tried(Secret));
    }

    [Theory]
    [InlineData("Secret ConfigMap Blueprint Profile PolicyPreset BlueprintBinding Policy Unknown")]
    [InlineData("Secret ConfigMap Blueprint Profile TransformSet BlueprintBinding Policy Unknown")]
    public void ApplyOrder_Kinds_AreInTheOrderOfTheirReferences(string kinds)
    {
        var keys = kinds.Split(' ').Select(kind => new CopyKey("", kind, "a")).ToList();

        Assert.Equal(keys, keys.OrderBy(ApplyOrder.OfApply));
        Assert.True(keys.Max(ApplyOrder.OfApply) < keys.Min(ApplyOrder.OfRemoval));
        Assert.Equal(keys.AsEnumerable().Reverse().Select(ApplyOrder.OfRemoval), keys.Select(ApplyOrder.OfRemoval).Order());
    }
}
