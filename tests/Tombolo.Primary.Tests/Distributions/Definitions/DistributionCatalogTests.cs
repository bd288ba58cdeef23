using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Tests.Distributions.Definitions;

public class DistributionCatalogTests
{
    private readonly DistributionCatalog _catalog = new();

    [Fact]
    public void Update_OnlyStatusChanged_KeepsTheInstance()
    {
        var before = Update(new DistributionBuilder("d").OfProfiles("p"));
        var after = Update(new DistributionBuilder("d").OfProfiles("p").WithStatus("""{"state":"Synced"}"""));

        Assert.Same(before, after);
    }

    [Fact]
    public void Update_SpecChanged_GivesANewInstance()
    {
        var before = Update(new DistributionBuilder("d").OfProfiles("p"));
        var after = Update(new DistributionBuilder("d").OfProfiles("p").Paused());

        Assert.NotSame(before, after);
        Assert.True(after.IsPaused);
    }

    [Fact]
    public void Update_FinalizerTakenAwayByHand_StaysAdmitted()
    {
        Update(new DistributionBuilder("d").OfProfiles("p"));

        Assert.Equal(DistributionMode.Active, Update(new DistributionBuilder("d").OfProfiles("p").WithFinalizers()).Mode);
    }

    [Fact]
    public void Update_AnotherObjectOfTheSameName_IsNotAdmittedByTheFirst()
    {
        Update(new DistributionBuilder("d").OfProfiles("p"));

        Assert.Equal(DistributionMode.NotAdmitted, Update(new DistributionBuilder("d").OfProfiles("p").WithFinalizers().WithUid("other")).Mode);
    }

    [Fact]
    public void Update_AnyOrder_GivesOrdinalOrder() =>
        Assert.Equal(
            ["B", "a", "b"],
            _catalog.Update(new[] { "b", "B", "a" }.Select(name => new DistributionBuilder(name).OfProfiles("p").BuildObject())).Select(definition => definition.Name));

    private DistributionDefinition Update(DistributionBuilder builder) => Assert.Single(_catalog.Update([builder.BuildObject()]));
}
