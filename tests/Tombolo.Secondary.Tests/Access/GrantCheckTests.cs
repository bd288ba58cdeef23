using System.Text;
using Tombolo.Api.Access;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Protocol.Grants;
using Tombolo.Secondary.Tests.Apply;

namespace Tombolo.Secondary.Tests.Access;

/// <summary>What a primary that errs, or that somebody took over, cannot make a member grant.</summary>
public sealed class GrantCheckTests
{
    private static readonly string Alice = MappedIdentity.Of(ApplyFixture.PrimaryId, "alice");

    public static TheoryData<string, string> Refused => new()
    {
        { "another role", Manifest("cluster-admin", Alice) },
        { "the role of our server", Manifest("tombolo-server", Alice) },
        { "a role of the primary", Manifest("tombolo-mc-admin", Alice) },
        { "an identity of this cluster", Manifest("k10-basic", "alice") },
        { "everybody", Manifest("k10-basic", "system:authenticated", "Group") },
        { "an identity of another primary", Manifest("k10-basic", MappedIdentity.Of("22222222-2222-2222-2222-222222222222", "alice")) },
        { "a name of Kubernetes, mapped", Manifest("k10-basic", MappedIdentity.Of(ApplyFixture.PrimaryId, "system:admin")) },
        { "one right and one wrong subject", Manifest("k10-basic", Alice).Replace("]}", ",{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"User\",\"name\":\"bob\"}]}", StringComparison.Ordinal) },
        { "a service account", $$"""{"roleRef":{{RoleRef("ClusterRole")}},"subjects":[{"kind":"ServiceAccount","name":"default","namespace":"kasten-io"}]}""" },
        { "a namespaced role", $$"""{"roleRef":{{RoleRef("Role")}},"subjects":[]}""" },
        { "marks of its own", $$$"""{"metadata":{"labels":{"a":"b"}},"roleRef":{{{RoleRef("ClusterRole")}}},"subjects":[]}""" },
        { "no subjects", $$"""{"roleRef":{{RoleRef("ClusterRole")}}}""" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Grant_BeyondWhatAPrimaryMay_IsRefusedWhole(string what, string manifest)
    {
        var item = GrantItem.Raw("ops", Encoding.UTF8.GetBytes(manifest));
        await using var fixture = await GrantFixture.StartedAsync(item);

        Assert.True(await fixture.FindAsync("ops") is null, what);
        var result = fixture.Apply.Result(item)!;
        Assert.Equal((ObjectStates.Failed, ObjectReasons.InvalidItem), (result.State, result.Reason));
    }

    [Fact]
    public async Task Grant_UnderAnotherName_IsRefused()
    {
        var item = GrantItem.Of("ops") with { Name = "cluster-admin" };
        await using var fixture = await GrantFixture.StartedAsync(item);

        Assert.Equal(ObjectReasons.InvalidItem, fixture.Apply.Result(item)!.Reason);
    }

    [Theory]
    [InlineData("RoleBinding", "rolebindings")]
    [InlineData("ClusterRole", "clusterroles")]
    [InlineData("Role", "roles")]
    public async Task OtherKindsOfRbac_AreRefused(string kind, string plural)
    {
        var type = new ResourceType("rbac.authorization.k8s.io", "v1", kind, plural, Namespaced: true);
        var item = Item.Of(type, "x", """{"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"tombolo-mc-admin"},"subjects":[]}""");
        await using var fixture = await GrantFixture.StartedAsync(item);

        Assert.Equal(ObjectReasons.InvalidItem, fixture.Apply.Result(item)!.Reason);
        Assert.DoesNotContain(fixture.Apply.Client.Writes, write => write.Name == "x");
    }

    [Theory]
    [InlineData("k10-admin")]
    [InlineData("tombolo-config-view")]
    public void Manifest_OfAGrant_IsReadAsItWasWritten(string role)
    {
        var grant = new Grant(role, [new GrantSubject("User", "a b"), new GrantSubject("Group", "ünïcode")]);

        Assert.True(GrantManifest.TryRead(GrantManifest.Write(grant), out var read));
        Assert.Equal(role, read.ClusterRole);
        Assert.Equal(grant.Subjects, read.Subjects);
    }

    private static string RoleRef(string kind) => $$"""{"apiGroup":"rbac.authorization.k8s.io","kind":"{{kind}}","name":"k10-basic"}""";

    private static string Manifest(string role, string subject, string kind = "User") =>
        Encoding.UTF8.GetString(GrantManifest.Write(new Grant(role, [new GrantSubject(kind, subject)])).Span);
}
