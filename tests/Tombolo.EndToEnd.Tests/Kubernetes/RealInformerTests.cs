using System.Collections.Concurrent;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Informers;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Logging;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Kubernetes;

public sealed class RealInformerTests(ControlPlanePool pool)
{
    private static readonly ResourceType Type = KnownResources.ConfigMap;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Informer_ApiServerRestarts_NothingIsLostNorDeleted()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        using var client = lease[0].CreateClient();
        var @namespace = await client.CreateNamespaceAsync();
        for (var number = 0; number < 5; number++)
        {
            await client.CreateAsync(Type, @namespace, RealCluster.ConfigMap($"x{number}", "1"), WriteOptions.Default, Cancelled);
        }

        using var stop = new CancellationTokenSource();
        var logger = new RecordingLogger<ResourceInformer<string>>();
        var options = new InformerOptions<string>
        {
            Decode = each => each.Metadata.ResourceVersion,
            Namespace = @namespace,
            FieldSelector = "metadata.name!=kube-root-ca.crt",
            PageSize = 2,
            MaxBackOff = TimeSpan.FromSeconds(1),
        };
        var informer = new ResourceInformer<string>(client, Type, options, TimeProvider.System, logger);
        var changes = new ConcurrentQueue<string>();
        using var subscription = informer.Subscribe(change => changes.Enqueue($"{change.Type} {change.Key.Name}"));
        var run = informer.RunAsync(stop.Token);
        await informer.WaitForSyncAsync(Cancelled);
        Assert.Equal(Enumerable.Range(0, 5).Select(number => $"Added x{number}"), changes);
        changes.Clear();

        await client.PatchAsync(Type, new(@namespace, "x1"), PatchKind.Merge, """{"data":{"k":"2"}}"""u8.ToArray(), WriteOptions.Default, Cancelled);
        await client.DeleteAsync(Type, new(@namespace, "x2"), DeleteOptions.Default, Cancelled);
        await Eventually.TrueAsync(() => changes.Count == 2);
        Assert.Equal(["Updated x1", "Deleted x2"], changes);
        changes.Clear();

        await lease[0].StopApiServerAsync();
        await Eventually.TrueAsync(() => informer.LastError is not null);
        Assert.Contains("cannot be reached", informer.LastError, StringComparison.Ordinal);
        Assert.Equal(4, informer.List().Count);
        await lease[0].StartApiServerAsync(Cancelled);
        await client.CreateAsync(Type, @namespace, RealCluster.ConfigMap("after", "1"), WriteOptions.Default, Cancelled);
        await Eventually.TrueAsync(() => changes.Contains("Added after") && informer.LastError is null);

        Assert.Equal(["Added after"], changes);
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task Watch_BookmarksAndEnd_AreAsTheInformerExpects()
    {
        using var client = (await pool.ShareAsync(Cancelled)).CreateClient();
        var @namespace = await client.CreateNamespaceAsync();
        var version = (await client.ListAsync(Type, new() { Namespace = @namespace }, Cancelled)).Value.ResourceVersion;
        var opened = false;
        var options = new WatchOptions { Namespace = @namespace, ResourceVersion = version, Timeout = TimeSpan.FromSeconds(3), Opened = () => opened = true };
        var created = client.CreateAsync(Type, @namespace, RealCluster.ConfigMap("x", "1"), WriteOptions.Default, Cancelled);

        var events = new List<WatchEvent>();
        await foreach (var each in client.WatchAsync(Type, options, Cancelled))
        {
            events.Add(each);
        }

        Assert.True(opened);
        Assert.Contains(events, each => each.Type == WatchEventType.Added && each.Object.Metadata.Name == "x");
        Assert.All(events.Where(each => each.Type == WatchEventType.Bookmark), each => Assert.NotEmpty(each.Object.Metadata.ResourceVersion));
        Assert.DoesNotContain(events, each => each.Type == WatchEventType.Error);
        await created;
    }

    [Fact]
    public async Task Watch_FromAVersionBeforeARestart_IsGone()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        using (var before = lease[0].CreateClient())
        {
            await before.CreateNamespaceAsync();
        }

        await lease[0].StopApiServerAsync();
        await lease[0].StartApiServerAsync(Cancelled);
        using var client = lease[0].CreateClient();
        var options = new WatchOptions { ResourceVersion = "1", Timeout = TimeSpan.FromSeconds(5) };
        var events = new List<WatchEvent>();

        await foreach (var each in client.WatchAsync(KnownResources.Namespace, options, Cancelled))
        {
            events.Add(each);
        }

        Assert.True(Assert.Single(events).Error is { IsGone: true });
    }
}
