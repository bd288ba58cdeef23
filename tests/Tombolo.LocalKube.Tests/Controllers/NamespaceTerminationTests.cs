using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.Testing.Waiting;

namespace Tombolo.LocalKube.Tests.Controllers;

public sealed class NamespaceTerminationTests
{
    [Fact]
    public async Task Deleted_WithContent_EmptiesAndGoes()
    {
        await using var cluster = await ControlledCluster.StartAsync();
        cluster.Create(BuiltInResources.Namespaces, "", "doomed");
        cluster.Create(BuiltInResources.ConfigMaps, "doomed", "inside");

        cluster.Delete(BuiltInResources.Namespaces, "", "doomed");

        await cluster.GoneAsync(BuiltInResources.Namespaces, "", "doomed");
        Assert.Null(cluster.Find(BuiltInResources.ConfigMaps, "doomed", "inside"));
        Assert.Empty(cluster.Cluster.Store.List(BuiltInResources.ServiceAccounts).Enumerate("doomed"));
    }

    [Fact]
    public async Task Deleted_ContentHasFinalizer_SaysSoAndWaits()
    {
        await using var cluster = await ControlledCluster.StartAsync();
        cluster.Create(BuiltInResources.Namespaces, "", "doomed");
        cluster.Create(BuiltInResources.ConfigMaps, "doomed", "stuck", metadata: """{"finalizers":["example.org/f"]}""");

        cluster.Delete(BuiltInResources.Namespaces, "", "doomed");
        await Eventually.TrueAsync(() => cluster.Read(BuiltInResources.Namespaces, "", "doomed").Object("status").Array("conditions") is { Count: 5 });

        var conditions = cluster.Read(BuiltInResources.Namespaces, "", "doomed").Object("status").Array("conditions")!.ToJsonString();
        Assert.Contains("Some resources are remaining: configmaps. has 1 resource instances", conditions, StringComparison.Ordinal);
        Assert.Contains("Some content in the namespace has finalizers remaining: example.org/f in 1 resource instances", conditions, StringComparison.Ordinal);
        var refusal = Assert.Throws<StatusException>(() => cluster.Create(BuiltInResources.ConfigMaps, "doomed", "late"));
        Assert.Contains("because it is being terminated", refusal.Message, StringComparison.Ordinal);

        cluster.Change(BuiltInResources.ConfigMaps, "doomed", "stuck", item => item.Metadata().Remove("finalizers"));
        await cluster.GoneAsync(BuiltInResources.Namespaces, "", "doomed");
    }
}
