using Tombolo.Api.Manifests;
using Tombolo.LocalKube.Definitions;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Verbs;
using Tombolo.Testing.Waiting;

namespace Tombolo.LocalKube.Tests.Fleets;

public sealed class LocalFleetTests(ITestOutputHelper output)
{
    private const int Many = 200;
    private const int MostBytesPerCluster = 2 * 1024 * 1024;

    [Fact]
    public async Task Clusters_OfOneFleet_KnowNothingOfEachOther()
    {
        await using var fleet = await LocalFleet.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var one = await fleet.AddAsync(new LocalClusterOptions { Name = "one" }, TestContext.Current.CancellationToken);
        var two = await fleet.AddAsync(new LocalClusterOptions { Name = "two" }, TestContext.Current.CancellationToken);

        Assert.NotEqual(one.Url, two.Url);
        Assert.NotEqual(one.TokenFor("admin"), two.TokenFor("admin"));
        Assert.NotEqual(one.Store.Find(BuiltInResources.Namespaces, "", "default")!.Uid, two.Store.Find(BuiltInResources.Namespaces, "", "default")!.Uid);
    }

    [Fact]
    public async Task Clusters_ByTheHundred_TakeLittleEach()
    {
        await using var fleet = await LocalFleet.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await AddAsync(fleet, "first");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Many; i++)
        {
            await AddAsync(fleet, $"c{i}");
        }

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Many;
        output.WriteLine($"{each / 1024} KiB for each of {Many} idle clusters with Tombolo's custom resources");
        Assert.InRange(each, 0, MostBytesPerCluster);
    }

    private static async Task AddAsync(LocalFleet fleet, string name)
    {
        var cluster = await fleet.AddAsync(new LocalClusterOptions { Name = name }, TestContext.Current.CancellationToken);
        var definitions = cluster.Resources.Current.Find(BuiltInResources.CustomResourceDefinitions)!;
        foreach (var manifest in ManifestRenderer.CrdManifests)
        {
            var item = YamlText.ParseObject(System.Text.Encoding.UTF8.GetBytes(manifest.Yaml));
            cluster.Verbs.Creator.Create(ObjectRequest.BySystem(definitions, "", ""), item);
        }

        await Eventually.TrueAsync(() => ManifestRenderer.CrdManifests.All(manifest =>
            cluster.Store.Find(BuiltInResources.CustomResourceDefinitions, "", manifest.Name) is { } found && DefinitionConditions.IsTrue(found.Read(), DefinitionConditions.Established)));
    }
}
