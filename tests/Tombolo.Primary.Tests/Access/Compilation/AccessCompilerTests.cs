using Tombolo.Api.Access;
using Tombolo.Primary.Access.Compilation;

namespace Tombolo.Primary.Tests.Access.Compilation;

public sealed class AccessCompilerTests
{
    private const string Basic = "k10-basic: ";
    private static readonly string Mapped = $"tombolo:{AccessFleet.PrimaryId}:";

    [Fact]
    public void Compile_Members_GetMappedIdentitiesAndThePrimaryItsOwn()
    {
        var fleet = new AccessFleet().Join("hub").Join("lyon").BindUsers("ops", "", "alice", "system:serviceaccount:tools:runner");

        Assert.Equal([$"{Basic}User {Mapped}alice, User {Mapped}system:serviceaccount:tools:runner"], fleet.GrantsOn("lyon"));
        Assert.Equal([$"{Basic}User alice, User system:serviceaccount:tools:runner"], fleet.GrantsOn("hub"));
    }

    [Fact]
    public void Compile_Subjects_InAnyOrderAndTwice_GiveTheSameItem()
    {
        var fleet = new AccessFleet().Join("lyon").BindUsers("ops", "", "bob", "alice", "bob");
        var first = fleet.OutcomeOf("ops").ForMembers!.Etag;

        Assert.Equal(first, fleet.BindUsers("ops", "", "alice", "bob").OutcomeOf("ops").ForMembers!.Etag);
        Assert.Equal([$"{Basic}User {Mapped}alice, User {Mapped}bob"], fleet.GrantsOn("lyon"));
    }

    [Fact]
    public void Compile_ClusterThatJoinsLater_GetsWhatSelectsIt()
    {
        var fleet = new AccessFleet().Join("lyon", "region=eu").BindUsers("ops", "region=eu", "alice");
        fleet.Compile();

        fleet.Join("porto", "region=eu").Join("boston", "region=us");

        Assert.Single(fleet.GrantsOn("porto"));
        Assert.Empty(fleet.GrantsOn("boston"));
    }

    [Fact]
    public void Compile_ClusterThatIsNotSelectedAnyMore_LosesIt()
    {
        var fleet = new AccessFleet().Join("lyon", "region=eu").BindUsers("ops", "region=eu", "alice");
        Assert.Single(fleet.GrantsOn("lyon"));

        Assert.Empty(fleet.Join("lyon", "region=us").GrantsOn("lyon"));
    }

    [Fact]
    public void Compile_BindingThatIsGone_GrantsNothingAndHoldsNothing()
    {
        var fleet = new AccessFleet().Join("lyon").BindUsers("ops", "", "alice");
        fleet.Compile();

        var set = fleet.Unbind("ops").SetOf("lyon");

        Assert.Empty(set.Items);
        Assert.Empty(set.Hold);
        Assert.Equal(["ops"], fleet.Access.Changed);
    }

    [Fact]
    public void Compile_BindingThatIsBeingDeleted_GrantsNothing()
    {
        var fleet = new AccessFleet().Join("lyon").Bind(
            "ops", """{"k10ClusterRole":"k10-multi-cluster-basic","clusters":[{"selector":""}],"subjects":[{"kind":"User","name":"alice"}]}""", isDeleting: true);

        Assert.Equal(BindingMode.Deleted, fleet.OutcomeOf("ops").Mode);
        Assert.Empty(fleet.GrantsOn("lyon"));
    }

    [Theory]
    [InlineData("""{"k10ClusterRole":"k10-multi-cluster-basic","clusters":[{"selector":"region in ("}],"subjects":[{"kind":"Group","name":"system:masters"},{"kind":"ServiceAccount","name":"s"}]}""",
        "spec.clusters[0].selector spec.subjects[0].name spec.subjects[1].kind")]
    [InlineData("""{"k10ClusterRole":"nobody","clusters":[{"selector":"!!"}]}""", "spec.clusters[0].selector spec.k10ClusterRole")]
    [InlineData("""{"k10ClusterRole":7}""", "spec.k10ClusterRole")]
    public void Compile_BindingWithFaults_IsRefusedWithAllOfThemAndHoldsWhatItGranted(string spec, string paths)
    {
        var fleet = new AccessFleet().Join("lyon").BindUsers("ops", "", "alice");
        fleet.Compile();

        var outcome = fleet.Bind("ops", spec).OutcomeOf("ops");
        var set = fleet.SetOf("lyon");

        Assert.Equal(BindingMode.Refused, outcome.Mode);
        Assert.Equal(paths, string.Join(' ', outcome.Errors.Select(error => error.Path)));
        Assert.Empty(set.Items);
        Assert.Equal([BindingOwner.Of("ops")], set.Hold);
    }

    [Theory]
    [InlineData("""{"clusterRoleRef":"cluster-admin"}""")]
    [InlineData("""{"clusterRoleRef":"tombolo-mc-admin"}""")]
    [InlineData("""{"clusterRoleRef":"k10-admin","rules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}""")]
    [InlineData("{}")]
    [InlineData("7")]
    public void Compile_RoleThatMayNotBeGranted_RefusesItsBindings(string role)
    {
        var fleet = new AccessFleet().Join("lyon").Role("custom", role).Bind(
            "ops", """{"k10ClusterRole":"custom","clusters":[{"selector":""}],"subjects":[{"kind":"User","name":"alice"}]}""");

        var outcome = fleet.OutcomeOf("ops");

        Assert.Equal(BindingMode.Refused, outcome.Mode);
        Assert.Contains("k10-admin, tombolo-admin", Assert.Single(outcome.Errors).Message, StringComparison.Ordinal);
        Assert.Empty(fleet.GrantsOn("lyon"));
    }

    [Theory]
    [InlineData("custom", """{"clusterRoleRef":"tombolo-config-view"}""", "tombolo-config-view")]
    [InlineData("custom", """{"clusterRoleRef":"k10-admin"}""", "k10-admin")]
    [InlineData("k10-multi-cluster-config-view", "{}", "k10-config-view")]
    public void Compile_RoleByReferenceOrByItsPredefinedName_IsGranted(string name, string role, string clusterRole)
    {
        var fleet = new AccessFleet().Join("lyon").Role(name, role).Bind(
            "ops", $$"""{"k10ClusterRole":"{{name}}","clusters":[{"selector":""}],"subjects":[{"kind":"Group","name":"ops"}]}""");

        Assert.Equal([$"{clusterRole}: Group {Mapped}ops"], fleet.GrantsOn("lyon"));
    }

    [Fact]
    public void Compile_RoleThatIsGoneOrGoing_TakesItsAccessWithIt()
    {
        var fleet = new AccessFleet().Join("lyon").BindUsers("ops", "", "alice");
        Assert.Single(fleet.GrantsOn("lyon"));

        fleet.DropRole("k10-multi-cluster-basic");
        Assert.Equal(BindingMode.RoleMissing, fleet.OutcomeOf("ops").Mode);
        Assert.Empty(fleet.SetOf("lyon").Items);
        Assert.Empty(fleet.SetOf("lyon").Hold);

        fleet.Role("k10-multi-cluster-basic", """{"clusterRoleRef":"k10-basic"}""", isDeleting: true);
        Assert.Equal(BindingMode.RoleMissing, fleet.OutcomeOf("ops").Mode);
        Assert.Empty(fleet.GrantsOn("lyon"));
    }

    [Fact]
    public void Compile_NobodyBound_GrantsNothing() => Assert.Empty(new AccessFleet().Join("lyon").BindUsers("ops", "").GrantsOn("lyon"));

    [Fact]
    public void Compile_NothingChanged_GivesTheSameInstances()
    {
        var fleet = new AccessFleet().Join("lyon").BindUsers("ops", "", "alice").BindUsers("more", "a=b", "bob");
        var outcome = fleet.OutcomeOf("ops");

        fleet.BindUsers("more", "a=b", "carol");

        Assert.Same(outcome, fleet.OutcomeOf("ops"));
        Assert.Equal(["more"], Changed(fleet.BindUsers("more", "a=b", "dave")));
        Assert.Empty(Changed(fleet));
    }

    private static IReadOnlyCollection<string> Changed(AccessFleet fleet)
    {
        fleet.Compile();
        return fleet.Access.Changed;
    }
}
