using Tombolo.Api.Resources;
using Tombolo.Dashboard.Tests.Manager;

namespace Tombolo.Dashboard.Tests.Permissions;

/// <summary>Permissions and join tokens.</summary>
public sealed class PermissionChangeTests
{
    [Fact]
    public async Task Grant_ForAllClusters_IsSeenInTheList()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        Assert.False((await LyonAsync(fleet)).GetProperty("granted").GetBoolean());

        var (status, created) = await fleet.CallAsync(
            "admin", HttpMethod.Post, "permissions",
            """{"name":"admin-all-clusters","role":"k10-multi-cluster-admin","clusters":[{"selector":""}],"subjects":[{"kind":"User","name":"admin"}]}""");

        Assert.True(status == 201, created.ToString());
        Assert.True(created.GetProperty("allClusters").GetBoolean());
        await Testing.Waiting.Eventually.TrueAsync(
            async () => (await LyonAsync(fleet)).GetProperty("granted").GetBoolean(), TimeSpan.FromSeconds(20), "the binding is seen");
    }

    [Fact]
    public async Task Change_BadForm_NamesEveryFault()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var (status, answer) = await fleet.CallAsync(
            "admin", HttpMethod.Put, "permissions/eu", """{"role":"owner","clusters":[],"subjects":[{"kind":"User","name":"system:admin"},{"kind":"Robot","name":"r"}]}""");
        Assert.Equal(422, status);
        Assert.Equal(
            ["subjects[0].name", "subjects[1].kind", "role", "clusters"],
            answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()!));
    }

    [Fact]
    public async Task Change_Subjects_LeavesTheRest()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var (status, answer) = await fleet.CallAsync(
            "admin", HttpMethod.Put, "permissions/eu", """{"role":"k10-multi-cluster-admin","clusters":[{"selector":""}],"subjects":[{"kind":"Group","name":"ops"}]}""");
        Assert.True(status == 200, answer.ToString());
        var spec = (await fleet.ReadAsync(KnownResources.K10ClusterRoleBinding, "eu")).GetProperty("spec");
        Assert.Equal("", spec.GetProperty("clusters")[0].GetProperty("selector").GetString());
        Assert.Equal("ops", spec.GetProperty("subjects")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task JoinToken_FromFormToText()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var (status, created) = await fleet.CallAsync("admin", HttpMethod.Post, "join-tokens", """{"name":"shop","lifetime":"2h","maxUses":1,"allowedNames":["shop-lyon"],"showOnce":true}""");
        var (early, _) = await fleet.CallAsync("admin", HttpMethod.Post, "join-tokens/shop/show");
        await ManagerFleet.CreateAsync(fleet.Admin, KnownResources.Secret, """
            apiVersion: v1
            kind: Secret
            metadata: { name: shop, namespace: kasten-io-mc }
            type: dist.kio.kasten.io/join-token
            stringData: { token: tmb1.once, publicKey: key }
            """);
        var (_, text) = await fleet.CallAsync("admin", HttpMethod.Post, "join-tokens/shop/show");
        var (gone, _) = await fleet.CallAsync("admin", HttpMethod.Post, "join-tokens/shop/show");
        var commands = await fleet.GetAsync("join-tokens/lab-token/commands");

        Assert.True(status == 201, created.ToString());
        Assert.Equal(409, early);
        Assert.Equal("tmb1.once", text.GetProperty("token").GetString());
        Assert.True(text.GetProperty("isGone").GetBoolean());
        Assert.Equal(410, gone);
        Assert.DoesNotContain("tmb1", commands.ToString(), StringComparison.Ordinal);
        var list = await fleet.GetAsync("join-tokens");
        Assert.Equal(1, list.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "lab-token").GetProperty("uses").GetInt32());
    }

    [Fact]
    public async Task JoinToken_BadForm_NamesEveryFault()
    {
        await using var fleet = await ManagerFleet.StartAsync(seed: false);
        var (status, answer) = await fleet.CallAsync(
            "admin", HttpMethod.Post, "join-tokens", """{"name":"","lifetime":"soon","neverExpires":true,"maxUses":0,"allowedNames":["ok*","a*b"]}""");
        Assert.Equal(422, status);
        Assert.Equal(
            ["name", "maxUses", "allowedNames[1]", "lifetime", "lifetime"],
            answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()!));
    }

    private static async Task<System.Text.Json.JsonElement> LyonAsync(ManagerFleet fleet) =>
        (await fleet.GetAsync("clusters/shop-lyon")).GetProperty("cluster").GetProperty("access");
}
