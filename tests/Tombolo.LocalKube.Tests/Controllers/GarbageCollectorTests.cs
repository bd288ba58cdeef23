using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;
using Tombolo.LocalKube.Verbs;
using Tombolo.Testing.Waiting;

namespace Tombolo.LocalKube.Tests.Controllers;

public sealed class GarbageCollectorTests
{
    private static readonly GroupResource ConfigMaps = BuiltInResources.ConfigMaps;

    [Fact]
    public async Task OwnerDeleted_InBackground_DependentsFollowTheirLastOwner()
    {
        await using var cluster = await ControlledCluster.StartAsync();
        var one = cluster.Create(ConfigMaps, "default", "one");
        var two = cluster.Create(ConfigMaps, "default", "two");
        cluster.Create(ConfigMaps, "default", "child", metadata: Owned(one));
        cluster.Create(ConfigMaps, "default", "grandchild", metadata: Owned(cluster.Find(ConfigMaps, "default", "child")!));
        cluster.Create(ConfigMaps, "default", "shared", metadata: Owned(one, two));

        cluster.Delete(ConfigMaps, "default", "one");

        await cluster.GoneAsync(ConfigMaps, "default", "grandchild");
        await Eventually.TrueAsync(() => cluster.Read(ConfigMaps, "default", "shared").Object("metadata").Array("ownerReferences") is { Count: 1 });
        Assert.Null(cluster.Find(ConfigMaps, "default", "child"));
    }

    [Fact]
    public async Task OwnerDeleted_Orphaning_DependentsStayWithoutIt()
    {
        await using var cluster = await ControlledCluster.StartAsync();
        var owner = cluster.Create(ConfigMaps, "default", "owner");
        cluster.Create(ConfigMaps, "default", "child", metadata: Owned(owner));

        cluster.Delete(ConfigMaps, "default", "owner", DeleteOptions.Orphan);

        await cluster.GoneAsync(ConfigMaps, "default", "owner");
        Assert.Null(cluster.Read(ConfigMaps, "default", "child")["metadata"]!["ownerReferences"]);
    }

    [Fact]
    public async Task OwnerDeleted_InForeground_GoesAfterWhatBlocksIt()
    {
        await using var cluster = await ControlledCluster.StartAsync();
        var owner = cluster.Create(ConfigMaps, "default", "owner");
        cluster.Create(ConfigMaps, "default", "child", metadata: Owned(owner).Replace("}]", ""","blockOwnerDeletion":true}],"finalizers":["example.org/f"]""", StringComparison.Ordinal));

        cluster.Delete(ConfigMaps, "default", "owner", DeleteOptions.Foreground);
        await Eventually.TrueAsync(() => cluster.Find(ConfigMaps, "default", "child")!.IsTerminating);
        Assert.True(cluster.Find(ConfigMaps, "default", "owner")!.IsTerminating);

        cluster.Change(ConfigMaps, "default", "child", item => item.Metadata().Remove("finalizers"));
        await cluster.GoneAsync(ConfigMaps, "default", "owner");
        Assert.Null(cluster.Find(ConfigMaps, "default", "child"));
    }

    [Theory]
    [InlineData("ConfigMap", "v1", true)]
    [InlineData("Unknown", "example.org/v1", false)]
    public async Task Created_OwnerIsNotThere_GoesUnlessNobodyCanTell(string kind, string apiVersion, bool goes)
    {
        await using var cluster = await ControlledCluster.StartAsync();
        cluster.Create(ConfigMaps, "default", "child", metadata: $$"""{"ownerReferences":[{"apiVersion":"{{apiVersion}}","kind":"{{kind}}","name":"nobody","uid":"u"}]}""");

        // What is made later is looked at later.
        cluster.Create(ConfigMaps, "default", "probe", metadata: """{"ownerReferences":[{"apiVersion":"v1","kind":"ConfigMap","name":"nobody","uid":"u"}]}""");
        await cluster.GoneAsync(ConfigMaps, "default", "probe");

        Assert.Equal(goes, cluster.Find(ConfigMaps, "default", "child") is null);
    }

    private static string Owned(params ReadOnlySpan<StoredObject> owners)
    {
        var references = new List<string>();
        foreach (var owner in owners)
        {
            references.Add($$"""{"apiVersion":"v1","kind":"ConfigMap","name":"{{owner.Name}}","uid":"{{owner.Uid}}"}""");
        }

        return $$"""{"ownerReferences":[{{string.Join(',', references)}}]}""";
    }
}
