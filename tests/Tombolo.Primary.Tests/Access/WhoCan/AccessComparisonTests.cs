using Tombolo.Api.Access;
using Tombolo.Api.Access.WhoCan;
using Tombolo.Primary.Access.WhoCan;
using Tombolo.Protocol.Grants;

namespace Tombolo.Primary.Tests.Access.WhoCan;

public sealed class AccessComparisonTests
{
    private static readonly string Alice = MappedIdentity.Of(AccessFleet.PrimaryId, "alice");
    private static readonly WhoCanRole[] Roles = [new("k10-basic", "tombolo-basic", true), new("k10-config-view", "tombolo-config-view", false), new("k10-admin", "", false)];

    [Fact]
    public void Compare_BoundAndGranted_IsBound() =>
        Assert.Equal(["Bound User alice ops"], Compare([Holder(Alice, k10Binding: "ops")], Grant("ops")));

    [Fact]
    public void Compare_BoundAndNotGranted_IsMissing() => Assert.Equal(["Missing User alice ops"], Compare([], Grant("ops")));

    [Theory]
    [InlineData("k10-config-view")]
    [InlineData("k10-admin")]
    public void Compare_RoleThatDoesNotAllowItOrIsNotThere_IsNoDifference(string role) => Assert.Empty(Compare([], Grant("ops", role)));

    [Fact]
    public void Compare_GrantedByWhatABindingLeft_IsLeftover()
    {
        Assert.Equal(["Leftover User alice gone"], Compare([Holder(Alice, k10Binding: "gone")]));
        Assert.Equal(["Leftover User alice ops", "Missing User bob ops"], Compare([Holder(Alice, k10Binding: "ops")], new BoundGrant("ops", "k10-basic", [new GrantSubject("User", "bob")])));
    }

    [Fact]
    public void Compare_MappedIdentityInABindingOfSomebodyElse_IsUnbound() =>
        Assert.Equal(["Unbound User alice ", "Bound User alice ops"], Compare([Holder(Alice, k10Binding: "ops"), Holder(Alice)], Grant("ops")));

    [Fact]
    public void Compare_IdentitiesOfTheCluster_AreLocalAndThoseOfKubernetesComeLast() =>
        Assert.Equal(
            ["Local User alice ", "Local User tombolo:another:alice ", "Local Group system:masters "],
            Compare([Holder("system:masters", "Group"), Holder("tombolo:another:alice"), Holder("alice")]));

    [Fact]
    public void Compare_ServiceAccount_IsNamedWithItsNamespace()
    {
        var holder = new WhoCanHolder("ServiceAccount", "runner", "tools", "ci", "edit", "", []);

        Assert.Equal(["Local ServiceAccount tools/runner "], Compare([holder]));
    }

    [Fact]
    public void Compare_ThePrimaryItself_KnowsPeopleByTheirNames()
    {
        var comparison = new AccessComparison("hub", AccessFleet.PrimaryId, isPrimary: true, [Grant("ops")], new HashSet<string>());

        Assert.Equal(
            ["Bound User alice ops", "Local User alice "],
            Texts(comparison.Compare(new WhoCanAnswer([Holder("alice"), Holder("alice", k10Binding: "ops")], Roles))));
    }

    [Fact]
    public void Compare_RefusedBinding_SaysWhyItIsStillThere()
    {
        var comparison = new AccessComparison("lyon", AccessFleet.PrimaryId, isPrimary: false, [], new HashSet<string> { "ops" });

        var holder = Assert.Single(comparison.Compare(new WhoCanAnswer([Holder(Alice, k10Binding: "ops")], Roles)));

        Assert.Equal(HolderStates.Leftover, holder.State);
        Assert.Contains("is refused", holder.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Assume_ClusterThatDidNotAnswer_TellsWhatIsBoundThere() =>
        Assert.Equal(["Unverified User alice ops"], Texts(new AccessComparison("lyon", AccessFleet.PrimaryId, false, [Grant("ops", "k10-admin")], new HashSet<string>()).Assume()));

    private static string[] Compare(IReadOnlyList<WhoCanHolder> holders, params BoundGrant[] bound) =>
        Texts(new AccessComparison("lyon", AccessFleet.PrimaryId, isPrimary: false, bound, new HashSet<string>()).Compare(new WhoCanAnswer(holders, Roles)));

    private static string[] Texts(IEnumerable<AccessHolder> holders) => [.. holders.Select(holder => $"{holder.State} {holder.Kind} {holder.Name} {holder.K10Binding}")];

    private static BoundGrant Grant(string binding, string role = "k10-basic") => new(binding, role, [new GrantSubject("User", "alice")]);

    private static WhoCanHolder Holder(string name, string kind = "User", string k10Binding = "") => new(kind, name, "", "binding", "tombolo-basic", k10Binding, []);
}
