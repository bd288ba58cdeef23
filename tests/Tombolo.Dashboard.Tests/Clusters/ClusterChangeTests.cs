using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Tests.Manager;

namespace Tombolo.Dashboard.Tests.Clusters;

/// <summary>The list of clusters, and what is done to one of them.</summary>
public sealed class ClusterChangeTests
{
    [Fact]
    public async Task List_BoundUser_SeesTheClusterAndWhatIsBoundThere()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        fleet.Memory.Known["shop-lyon"] = new(IsConnected: true, LastContact: DateTimeOffset.UnixEpoch);

        var (_, list) = await fleet.CallAsync("reader", HttpMethod.Get, "clusters");

        var cluster = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal("shop-lyon", cluster.GetProperty("name").GetString());
        Assert.True(cluster.GetProperty("access").GetProperty("granted").GetBoolean());
        Assert.Equal("eu", cluster.GetProperty("access").GetProperty("bindings")[0].GetString());
        Assert.Equal("1970-01-01T00:00:00+00:00", cluster.GetProperty("lastContact").GetString());
        Assert.False(list.GetProperty("mayGrant").GetBoolean());
    }

    [Theory]
    [InlineData("", "hub-paris shop-lyon")]
    [InlineData("?search=LYON", "shop-lyon")]
    [InlineData("?selector=region%3Deu", "shop-lyon")]
    [InlineData("?state=Connected", "")]
    [InlineData("?state=Joining", "hub-paris shop-lyon")]
    public async Task List_Filters_ThePrimaryIsFirst(string query, string expected)
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var list = await fleet.GetAsync("clusters" + query);
        Assert.Equal(expected, string.Join(' ', list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString())));
        Assert.Equal(2, list.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Change_LabelsAndIngress_KeepsWhatTheSystemNeeds()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var version = (await fleet.GetAsync("clusters/shop-lyon")).GetProperty("cluster").GetProperty("resourceVersion").GetString();

        var (status, answer) = await fleet.CallAsync(
            "admin", HttpMethod.Patch, "clusters/shop-lyon", $$"""{"labels":{"stage":"prod"},"ingress":"https://lyon.example.org/k10/","resourceVersion":"{{version}}"}""");
        var (again, conflict) = await fleet.CallAsync("admin", HttpMethod.Patch, "clusters/shop-lyon", $$"""{"labels":{"stage":"test"},"resourceVersion":"{{version}}"}""");

        Assert.True(status == 204, answer.ToString());
        var stored = await fleet.ReadAsync(KnownResources.Cluster, "shop-lyon");
        Assert.Equal("""{"dist.kio.kasten.io/cluster-type":"secondary","stage":"prod"}""", Sorted(stored.GetProperty("metadata").GetProperty("labels")));
        Assert.Equal("https://lyon.example.org/k10", stored.GetProperty("spec").GetProperty("k10").GetProperty("ingress").GetProperty("url").GetString());
        Assert.Equal(409, again);
        Assert.Contains("was changed meanwhile, last by tombolo-dashboard at ", conflict.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_BadInput_NamesEveryFaultAtOnce()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var (status, answer) = await fleet.CallAsync("admin", HttpMethod.Patch, "clusters/shop-lyon", """{"labels":{"bad key":"x","a":"b c"},"ingress":"ftp://x"}""");
        Assert.Equal(422, status);
        Assert.Equal(["labels[bad key]", "labels[a]", "ingress"], answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()!));
    }

    [Fact]
    public async Task Disconnect_WithoutTheTypedName_DoesNothing()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var (status, _) = await fleet.CallAsync("admin", HttpMethod.Post, "clusters/shop-lyon/disconnect", """{"confirm":"shop"}""");
        var (primary, refusal) = await fleet.CallAsync("admin", HttpMethod.Post, "clusters/hub-paris/disconnect", """{"confirm":"hub-paris"}""");

        Assert.Equal(422, status);
        Assert.Equal(409, primary);
        Assert.Contains("goes last; disconnect the others first: shop-lyon", refusal.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.True((await fleet.Admin.GetAsync(KnownResources.Cluster, new ResourceKey("kasten-io-mc", "shop-lyon"), default)).IsSuccess);
    }

    [Fact]
    public async Task Disconnect_KeepingCopies_SaysSoOnTheClusterBeforeItIsDeleted()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        await ManagerFleet.CreateAsync(fleet.Admin, KnownResources.Cluster, """
            apiVersion: dist.kio.kasten.io/v1alpha1
            kind: Cluster
            metadata: { name: shop-nice, namespace: kasten-io-mc, finalizers: [ dist.kio.kasten.io/cluster-info ] }
            spec: { primary: false }
            """);

        var preview = await fleet.GetAsync("clusters/shop-nice/disconnect-preview");
        var (status, _) = await fleet.CallAsync("admin", HttpMethod.Post, "clusters/shop-nice/disconnect", """{"confirm":"shop-nice","keepCopies":true}""");

        Assert.Contains("removes what it got", preview.GetProperty("effects")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("keeps what it got", preview.GetProperty("effectsKeepingCopies")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(202, status);
        var metadata = (await fleet.ReadAsync(KnownResources.Cluster, "shop-nice")).GetProperty("metadata");
        Assert.Equal("true", metadata.GetProperty("annotations").GetProperty("tombolo.io/keep-copies").GetString());
        Assert.True(metadata.TryGetProperty("deletionTimestamp", out _));
    }

    private static string Sorted(JsonElement map) =>
        $"{{{string.Join(',', map.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"\"{field.Name}\":{field.Value.GetRawText()}"))}}}";
}
