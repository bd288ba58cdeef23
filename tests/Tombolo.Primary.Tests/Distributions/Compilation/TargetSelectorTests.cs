using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Tests.Distributions.Compilation;

public class TargetSelectorTests
{
    private readonly TargetSelector _selector = new();
    private readonly TargetCatalog _catalog = new();

    [Fact]
    public void Select_ClusterJoinsThatIsNotSelected_KeepsTheSelectionAndMovesTheIndexes()
    {
        var definition = new DistributionBuilder("d").Where("zone=1").OfProfiles("p").Build();
        var before = _selector.Select(definition, _catalog.Update([Fleet.MemberNamed("m", "zone=1"), Fleet.MemberNamed("z", "zone=1")]));
        var after = _selector.Select(
            definition, _catalog.Update([Fleet.MemberNamed("a"), Fleet.MemberNamed("m", "zone=1"), Fleet.MemberNamed("z", "zone=1")]));

        Assert.Same(before.Selection, after.Selection);
        Assert.Equal([0, 1], before.Indexes);
        Assert.Equal([1, 2], after.Indexes);
    }

    [Theory]
    [InlineData("m zone=1", "m zone=2", "")]
    [InlineData("m zone=2", "m zone=1", "m")]
    [InlineData("m zone=1", "n zone=1", "n")]
    [InlineData("m zone=1,n zone=1", "n zone=1", "n")]
    [InlineData("m zone=1", "m zone=1,n zone=1", "m,n")]
    [InlineData("", "m zone=1", "m")]
    [InlineData("m zone=1", "", "")]
    public void Select_ClustersChange_IsAsIfSelectedAnew(string before, string after, string expected)
    {
        var definition = new DistributionBuilder("d").Where("zone=1").OfProfiles("p").Build();

        _selector.Select(definition, Update(before));
        var selected = _selector.Select(definition, Update(after));

        Assert.Equal(expected, string.Join(',', selected.Selection.Names));
    }

    [Fact]
    public void Update_OnlyOtherThingsChanged_IsTheSameList()
    {
        var before = _catalog.Update([Fleet.MemberNamed("m", "zone=1")]);

        Assert.Same(before, _catalog.Update([Fleet.MemberNamed("m", "zone=1") with { Incarnation = "2" }]));
        Assert.NotSame(before, _catalog.Update([Fleet.MemberNamed("m", "zone=1", isLeaving: true)]));
    }

    private IReadOnlyList<TargetCluster> Update(string clusters) => _catalog.Update(clusters
        .Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(cluster => Fleet.MemberNamed(cluster.Split(' ')[0], cluster.Split(' ')[1])));
}
