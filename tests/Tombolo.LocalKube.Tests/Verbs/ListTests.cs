using System.Text.Json.Nodes;
using Tombolo.LocalKube.Tests.Harness;

namespace Tombolo.LocalKube.Tests.Verbs;

public sealed class ListTests
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private const string NotTheRoot = "fieldSelector=metadata.name!%3Dkube-root-ca.crt";

    [Fact]
    public async Task List_InPages_ShowsTheStateOfTheFirstPage()
    {
        await using var cluster = await TestCluster.StartAsync();
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
        {
            await cluster.CreateConfigMapAsync(name);
        }

        var first = await cluster.RequireAsync(HttpMethod.Get, $"{ConfigMaps}?limit=2&{NotTheRoot}");
        await cluster.CreateConfigMapAsync("bb");
        await cluster.RequireAsync(HttpMethod.Delete, $"{ConfigMaps}/d");
        var second = await NextAsync(cluster, first);
        var third = await NextAsync(cluster, second);

        Assert.Equal(["a", "b"], Names(first));
        Assert.Equal(["c", "d"], Names(second));
        Assert.Equal(["e"], Names(third));
        Assert.Null(third["metadata"]!["continue"]);
        Assert.Equal((string?)first["metadata"]!["resourceVersion"], (string?)third["metadata"]!["resourceVersion"]);
    }

    [Fact]
    public async Task List_PageOfAForgottenState_IsExpired()
    {
        await using var cluster = await TestCluster.StartAsync();
        await cluster.CreateConfigMapAsync("a");
        await cluster.CreateConfigMapAsync("b");
        var first = await cluster.RequireAsync(HttpMethod.Get, $"{ConfigMaps}?limit=1");
        for (var i = 0; i < 20; i++)
        {
            await cluster.CreateConfigMapAsync($"x{i}");
            await cluster.RequireAsync(HttpMethod.Get, $"{ConfigMaps}?limit=1");
        }

        var (code, answer) = await cluster.SendAsync(HttpMethod.Get, $"{ConfigMaps}?limit=1&continue={first["metadata"]!["continue"]}");

        Assert.Equal((410, "Expired"), (code, (string?)answer!["reason"]));
    }

    [Theory]
    [InlineData("labelSelector=a%3Db", "one two")]
    [InlineData("labelSelector=a%3Db,c", "two")]
    [InlineData("labelSelector=a!%3Db", "three")]
    [InlineData("labelSelector=c+in+(d,e)", "two")]
    [InlineData("fieldSelector=metadata.name%3Dtwo", "two")]
    [InlineData("fieldSelector=metadata.name!%3Dtwo,metadata.namespace%3Ddefault", "one three")]
    public async Task List_WithSelectors_ShowsWhatTheySelect(string query, string expected)
    {
        await using var cluster = await TestCluster.StartAsync();
        await cluster.CreateConfigMapAsync("one", ""","labels":{"a":"b"}""");
        await cluster.CreateConfigMapAsync("two", ""","labels":{"a":"b","c":"d"}""");
        await cluster.CreateConfigMapAsync("three");

        var list = await cluster.RequireAsync(HttpMethod.Get, $"{ConfigMaps}?{query}");

        Assert.Equal(expected.Split(' ').Order(), Names(list).Where(name => name != "kube-root-ca.crt").Order());
    }

    [Theory]
    [InlineData("labelSelector=a%3D%3Db%3Dc", 400, "BadRequest")]
    [InlineData("fieldSelector=spec.x%3Da", 400, "BadRequest")]
    [InlineData("fieldSelector=nothing", 400, "BadRequest")]
    [InlineData("limit=abc", 400, "BadRequest")]
    [InlineData("continue=nonsense", 400, "BadRequest")]
    [InlineData("resourceVersion=99999999", 504, "Timeout")]
    [InlineData("resourceVersionMatch=Exact", 422, "Invalid")]
    [InlineData("resourceVersion=1&resourceVersionMatch=Sometimes", 422, "Invalid")]
    public async Task List_OptionsThatMeanNothing_AreRefused(string query, int code, string reason)
    {
        await using var cluster = await TestCluster.StartAsync();

        var (actual, answer) = await cluster.SendAsync(HttpMethod.Get, $"{ConfigMaps}?{query}");

        Assert.Equal((code, reason), (actual, (string?)answer!["reason"]));
    }

    private static Task<JsonObject> NextAsync(TestCluster cluster, JsonObject page) =>
        cluster.RequireAsync(HttpMethod.Get, $"{ConfigMaps}?limit=2&{NotTheRoot}&continue={page["metadata"]!["continue"]}");

    private static string[] Names(JsonObject list) => [.. list["items"]!.AsArray().Select(item => (string)item!["metadata"]!["name"]!)];
}
