using System.Net;
using System.Text.Json;
using Tombolo.Api.Core;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Tests.Hosting;
using Tombolo.Kubernetes.Client;
using Tombolo.LocalKube;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Tokens;
using Tombolo.Testing.Waiting;

namespace Tombolo.Dashboard.Tests.ThisCluster;

/// <summary>What the cluster pages do, with the rights of whoever does it.</summary>
public sealed class ClusterPagesTests
{
    private static readonly LocalUser Nina = new("nina", []);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Feature_TurnedOff_IsInTheConfigMapAndShown()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);
        Assert.True(First(await browser.GetAsync("cluster/features")).GetProperty("enabled").GetBoolean());

        using var set = await browser.SendAsync(HttpMethod.Put, "cluster/features/joinFromSecondary", """{"enabled":false}""");

        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        await Eventually.TrueAsync(async () => !First(await browser.GetAsync("cluster/features")).GetProperty("enabled").GetBoolean());
        var map = await cluster.Admin.GetAsync(KnownResources.ConfigMap, new ResourceKey("kasten-io", "tombolo-features"), CoreJsonContext.Default.ConfigMap, Cancelled);
        Assert.Equal("false", map.Value.Data!["joinFromSecondary"]);
        Assert.Contains(dashboard.Log.Lines, line => line.Contains("feature joinFromSecondary off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_ByAUserWithoutRights_AreRefusedByTheApiServer()
    {
        await using var cluster = await TestCluster.StartAsync(Nina);
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.Local.TokenFor(Nina.Name));

        using var feature = await browser.SendAsync(HttpMethod.Put, "cluster/features/joinFromSecondary", """{"enabled":false}""");
        using var promotion = await browser.SendAsync(HttpMethod.Post, "cluster/promote", """{"name":"paris","ingress":"https://paris.example.org/k10"}""");
        using var profiles = await browser.SendAsync(HttpMethod.Get, "cluster/profiles");

        Assert.Equal(HttpStatusCode.Forbidden, feature.StatusCode);
        Assert.Contains("nina", (await Browser.ReadAsync(feature)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, promotion.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, profiles.StatusCode);
    }

    [Fact]
    public async Task Promote_CreatesTheBootstrap_AndSaysWhatIsWrongAllAtOnce()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);

        using var wrong = await browser.SendAsync(HttpMethod.Post, "cluster/promote", """{"name":"Paris!","ingress":"ftp://paris"}""");
        using var right = await browser.SendAsync(HttpMethod.Post, "cluster/promote", """{"name":"paris","ingress":"https://paris.example.org/k10/"}""");

        var errors = (await Browser.ReadAsync(wrong)).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString());
        Assert.Equal(["name", "ingress"], errors);
        Assert.Equal(HttpStatusCode.Accepted, right.StatusCode);
        var bootstrap = (await cluster.Admin.GetAsync(KnownResources.Bootstrap, new ResourceKey("kasten-io-mc", "bootstrap-primary"), Cancelled)).Value;
        Assert.Contains("tombolo-dashboard", bootstrap.Metadata.FieldManagers);
        await Eventually.TrueAsync(async () => (await browser.GetAsync("cluster")).GetProperty("role").GetString() == "Promoting");
    }

    [Fact]
    public async Task Join_WritesBothObjects_AndStartOverTakesThemBackAndKeepsTheInput()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);
        using var key = SigningKey.Create();
        using var token = JoinToken.Create("paris", "https://paris.example.org/k10", key);
        var text = token.Format();

        using var decoded = await browser.SendAsync(HttpMethod.Post, "cluster/join/decode", JsonSerializer.Serialize(new { token = text }));
        using var asked = await browser.SendAsync(HttpMethod.Post, "cluster/join", JsonSerializer.Serialize(new { token = text, clusterName = "lyon" }));

        Assert.Equal("paris", (await Browser.ReadAsync(decoded)).GetProperty("primaryName").GetString());
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var secret = await cluster.Admin.GetAsync(KnownResources.Secret, new ResourceKey("kasten-io", "mc-join"), CoreJsonContext.Default.Secret, Cancelled);
        Assert.Equal(text, secret.Value.Text("token"));
        Assert.DoesNotContain(dashboard.Log.Lines, line => line.Contains(text, StringComparison.Ordinal));

        using var over = await browser.SendAsync(HttpMethod.Post, "cluster/join/start-over");
        Assert.Equal("lyon", (await Browser.ReadAsync(over)).GetProperty("clusterName").GetString());
        Assert.True((await cluster.Admin.GetAsync(KnownResources.Secret, new ResourceKey("kasten-io", "mc-join"), Cancelled)).IsNotFound);
        Assert.True((await cluster.Admin.GetAsync(KnownResources.ConfigMap, new ResourceKey("kasten-io", "mc-join-config"), Cancelled)).IsNotFound);
    }

    [Theory]
    [InlineData("""{"token":"nonsense"}""", "token")]
    [InlineData("""{"token":"","clusterName":"Lyon","clusterIngress":"lyon"}""", "token,clusterName,clusterIngress")]
    public async Task Join_WithWrongInput_NamesEveryField(string json, string paths)
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);

        using var refused = await browser.SendAsync(HttpMethod.Post, "cluster/join", json);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var errors = (await Browser.ReadAsync(refused)).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString());
        Assert.Equal(paths, string.Join(',', errors));
    }

    [Fact]
    public async Task Leave_NeedsTheNameTyped_AndAsksOnTheMembershipThatWasShown()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);
        var info = ClusterSetup.Json("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"mc-cluster-info"},"stringData":{"clusterName":"lyon","primaryName":"paris","primaryIngress":"https://paris.example.org/k10"} }""");
        _ = (await cluster.Admin.CreateAsync(KnownResources.Secret, "kasten-io", info, WriteOptions.Default, Cancelled)).Value;
        dashboard.Connection.Current = new(IsConnected: true, LastContact: null, Problem: null);
        await Eventually.TrueAsync(async () => (await browser.GetAsync("cluster")).GetProperty("role").GetString() == "Secondary");

        using var wrong = await browser.SendAsync(HttpMethod.Post, "cluster/leave", """{"confirm":"paris"}""");
        using var right = await browser.SendAsync(HttpMethod.Post, "cluster/leave", """{"confirm":"lyon","keepCopies":true}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, right.StatusCode);
        var patched = (await cluster.Admin.GetAsync(KnownResources.Secret, new ResourceKey("kasten-io", "mc-cluster-info"), Cancelled)).Value;
        Assert.Equal("true", patched.Metadata.Annotations["tombolo.io/disconnect"]);
        Assert.Equal("true", patched.Metadata.Annotations["tombolo.io/keep-copies"]);
    }

    [Fact]
    public async Task Profiles_AreMarkedWhereTheyAreCopies()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);
        var info = ClusterSetup.Json("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"mc-cluster-info"},"stringData":{"clusterName":"lyon","primaryName":"paris","primaryIngress":"https://paris.example.org/k10"} }""");
        _ = (await cluster.Admin.CreateAsync(KnownResources.Secret, "kasten-io", info, WriteOptions.Default, Cancelled)).Value;
        foreach (var (name, labels) in new[] { ("own", "{}"), ("copy", """{"tombolo.io/origin":"1","dist.kio.kasten.io/distribution":"baseline"}""") })
        {
            var profile = ClusterSetup.Json($$$"""{"apiVersion":"config.kio.kasten.io/v1alpha1","kind":"Profile","metadata":{"name":"{{{name}}}","labels":{{{labels}}} },"spec":{"type":"Location","locationSpec":{"type":"ObjectStore","objectStore":{"objectStoreType":"S3","name":"b"} } } }""");
            _ = (await cluster.Admin.CreateAsync(KnownResources.Profile, "kasten-io", profile, WriteOptions.Default, Cancelled)).Value;
        }

        var items = (await browser.GetAsync("cluster/profiles")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["copy", "own"], items.Select(item => item.GetProperty("name").GetString()));
        Assert.Equal("baseline", items[0].GetProperty("distributedFrom").GetProperty("distribution").GetString());
        Assert.Equal("https://paris.example.org/k10/#/multicluster/profiles/copy", items[0].GetProperty("distributedFrom").GetProperty("url").GetString());
        Assert.Equal("S3", items[0].GetProperty("detail").GetString());
        Assert.False(items[1].TryGetProperty("distributedFrom", out _));
    }

    private static JsonElement First(JsonElement list) => list.GetProperty("items")[0];
}
