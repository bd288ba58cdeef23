using Tombolo.Api.Access;

namespace Tombolo.Api.Tests.Access;

public sealed class AccessNamesTests
{
    [Fact]
    public void MappedIdentity_OfAPrimary_IsReadBackByThatPrimaryAlone()
    {
        var mapped = MappedIdentity.Of("id-1", "system:serviceaccount:tools:runner");

        Assert.Equal("tombolo:id-1:system:serviceaccount:tools:runner", mapped);
        Assert.Equal("system:serviceaccount:tools:runner", MappedIdentity.TryRead("id-1", mapped));
        Assert.Null(MappedIdentity.TryRead("id-2", mapped));
        Assert.Null(MappedIdentity.TryRead("id-1", "tombolo:id-1:"));
        Assert.Null(MappedIdentity.TryRead("id-1", "alice"));
    }

    [Fact]
    public void TargetBindingName_OfABinding_IsTheSameEverywhereAndAnotherForEachPrimary()
    {
        var name = TargetBindingName.Of("id-1", "eu-operators");

        Assert.Matches("^tombolo-mc-eu-operators-[0-9a-f]{10}$", name);
        Assert.Equal(name, TargetBindingName.Of("id-1", "eu-operators"));
        Assert.NotEqual(name, TargetBindingName.Of("id-2", "eu-operators"));
    }

    [Fact]
    public void BindingOwner_OfABinding_IsNoDistribution()
    {
        Assert.Equal("eu", BindingOwner.TryRead(BindingOwner.Of("eu")));
        Assert.Null(BindingOwner.TryRead("eu"));
        Assert.Null(BindingOwner.TryRead([BindingOwner.Of("eu"), "baseline"]));
        Assert.Null(BindingOwner.TryRead([]));
    }

    [Theory]
    [InlineData("k10-admin", "k10", "k10-admin,tombolo-admin")]
    [InlineData("k10-basic", "kasten", "kasten-basic,tombolo-basic")]
    [InlineData("tombolo-config-view", "k10", "tombolo-config-view")]
    [InlineData("k10-admin", "tombolo", "tombolo-admin")]
    public void AccessRole_OnACluster_IsKastensWherePresentElseOurs(string reference, string release, string candidates) =>
        Assert.Equal(candidates, string.Join(',', AccessRoles.Referenced(reference)!.CandidatesOf(reference, release)));

    [Theory]
    [InlineData("cluster-admin")]
    [InlineData("tombolo-mc-admin")]
    [InlineData("tombolo-multi-cluster")]
    [InlineData("kasten-admin")]
    [InlineData("")]
    [InlineData(null)]
    public void AccessRole_AnyOtherName_CannotBeGranted(string? reference) => Assert.Null(AccessRoles.Referenced(reference));
}
