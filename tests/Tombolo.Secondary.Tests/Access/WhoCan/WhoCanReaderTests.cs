using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Access;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Grants;
using Tombolo.Runtime.Hosting;
using Tombolo.Secondary.Access.WhoCan;
using Tombolo.Secondary.Tests.Apply;

namespace Tombolo.Secondary.Tests.Access.WhoCan;

public sealed class WhoCanReaderTests
{
    private const string Reads = """[{"verbs":["get","list"],"apiGroups":[""],"resources":["secrets"]}]""";
    private static readonly WhoCanQuestion GetSecrets = new("get", "", "secrets", "", "");
    private static readonly string Alice = MappedIdentity.Of(ApplyFixture.PrimaryId, "alice");

    [Fact]
    public async Task Read_EveryNamespace_TellsClusterRoleBindingsAlone()
    {
        await using var fixture = await PreparedAsync();

        var answer = await ReadAsync(fixture, GetSecrets);

        Assert.Equal(["Group/ops by ops-read to reader"], Texts(answer));
        Assert.False(answer.IsCut);
    }

    [Fact]
    public async Task Read_OneNamespace_TellsItsRoleBindingsAsWell()
    {
        await using var fixture = await PreparedAsync();

        Assert.Equal(
            ["ServiceAccount/runner by kasten-io/runs to kasten-io/local", "User/bob by kasten-io/wide to reader", "Group/ops by ops-read to reader"],
            Texts(await ReadAsync(fixture, GetSecrets with { Namespace = "kasten-io" })));
        Assert.Equal(["Group/ops by ops-read to reader"], Texts(await ReadAsync(fixture, GetSecrets with { Namespace = "default" })));
    }

    [Fact]
    public async Task Read_WhatAPrimaryGrants_NamesItsBinding()
    {
        await using var fixture = await PreparedAsync();
        await fixture.CreateAsync(KnownResources.ClusterRole, "k10-basic", $$"""{"rules":{{Reads}}}""");
        await fixture.Apply.StartAsync(GrantItem.Of("eu"));

        var holder = Assert.Single((await ReadAsync(fixture, GetSecrets)).Holders, holder => holder.K10Binding.Length > 0);

        Assert.Equal(("eu", Alice, "k10-basic"), (holder.K10Binding, holder.Name, holder.Role));
    }

    [Fact]
    public async Task Read_Roles_SayWhichTheyAreHereAndWhetherTheyAllowIt()
    {
        await using var fixture = await PreparedAsync();
        await fixture.CreateAsync(KnownResources.ClusterRole, "k10-basic", $$"""{"rules":{{Reads}}}""");

        var roles = (await ReadAsync(fixture, GetSecrets)).Roles.ToDictionary(role => role.Reference);

        Assert.Equal(new WhoCanRole("k10-basic", "k10-basic", true), roles["k10-basic"]);
        Assert.Equal(new WhoCanRole("tombolo-basic", "tombolo-basic", false), roles["tombolo-basic"]);
        Assert.Equal(new WhoCanRole("k10-admin", "tombolo-admin", false), roles["k10-admin"]);
    }

    [Fact]
    public async Task Read_RightToReadIsMissing_IsAnErrorAndNoEmptyAnswer()
    {
        await using var fixture = await PreparedAsync();
        fixture.Apply.Api.BeforeRequest = request => request.Type == KnownResources.ClusterRoleBinding ? new KubernetesStatus(403, "Forbidden", "no", [], null) : null;

        await Assert.ThrowsAsync<KubernetesException>(() => ReadAsync(fixture, GetSecrets));
    }

    private static async Task<GrantFixture> PreparedAsync()
    {
        var fixture = await GrantFixture.PreparedAsync();
        await fixture.CreateAsync(KnownResources.ClusterRole, "reader", $$"""{"rules":{{Reads}}}""");
        await fixture.CreateAsync(KnownResources.ClusterRoleBinding, "ops-read", Binding("ClusterRole", "reader", """{"kind":"Group","name":"ops"}"""));
        await fixture.CreateAsync(KnownResources.ClusterRoleBinding, "nothing", Binding("ClusterRole", "tombolo-config-view", """{"kind":"User","name":"carol"}"""));
        await fixture.CreateAsync(KnownResources.ClusterRoleBinding, "dangling", Binding("ClusterRole", "gone", """{"kind":"User","name":"dave"}"""));
        await CreateAsync(fixture, KnownResources.Role, "local", $$"""{"rules":{{Reads}}}""");
        await CreateAsync(fixture, KnownResources.RoleBinding, "runs", Binding("Role", "local", """{"kind":"ServiceAccount","name":"runner","namespace":"tools"}"""));
        await CreateAsync(fixture, KnownResources.RoleBinding, "wide", Binding("ClusterRole", "reader", """{"kind":"User","name":"bob"}"""));
        return fixture;
    }

    private static Task<WhoCanAnswer> ReadAsync(GrantFixture fixture, WhoCanQuestion question) =>
        new WhoCanReader(fixture.Apply.Api, new ClusterContext { ServerVersion = "1", ClusterUid = "2" }).ReadAsync(question, ApplyFixture.PrimaryId, CancellationToken.None);

    private static async Task CreateAsync(GrantFixture fixture, ResourceType type, string name, string content)
    {
        var body = JsonNode.Parse(content)!.AsObject();
        body["metadata"] = new JsonObject { ["name"] = name };
        _ = (await fixture.Apply.Api.CreateAsync(type, "kasten-io", Encoding.UTF8.GetBytes(body.ToJsonString()), WriteOptions.Default, CancellationToken.None)).Value;
    }

    private static string Binding(string kind, string role, string subject) =>
        $$"""{"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"{{kind}}","name":"{{role}}"},"subjects":[{{subject}}]}""";

    private static string[] Texts(WhoCanAnswer answer) => [.. answer.Holders.Select(holder => $"{holder.Kind}/{holder.Name} by {holder.Binding} to {holder.Role}")];
}
