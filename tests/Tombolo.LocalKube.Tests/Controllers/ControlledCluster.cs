using System.Text;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;
using Tombolo.LocalKube.Verbs;
using Tombolo.Testing.Waiting;

namespace Tombolo.LocalKube.Tests.Controllers;

/// <summary>A cluster with its controllers, used without HTTP.</summary>
internal sealed class ControlledCluster(LocalFleet fleet, LocalCluster cluster) : IAsyncDisposable
{
    public LocalCluster Cluster => cluster;

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<ControlledCluster> StartAsync()
    {
        var fleet = await LocalFleet.StartAsync(cancellationToken: Cancelled);
        return new ControlledCluster(fleet, await fleet.AddAsync(new LocalClusterOptions(), Cancelled));
    }

    public StoredObject Create(GroupResource resource, string @namespace, string name, string content = "{}", string metadata = "{}")
    {
        var item = JsonText.ParseObject(Encoding.UTF8.GetBytes(content));
        item["metadata"] = JsonText.ParseObject(Encoding.UTF8.GetBytes(metadata));
        item["metadata"]!["name"] = name;
        return cluster.Verbs.Creator.Create(Request(resource, @namespace, ""), item);
    }

    public StoredObject? Find(GroupResource resource, string @namespace, string name) => cluster.Store.Find(resource, @namespace, name);

    public JsonObject Read(GroupResource resource, string @namespace, string name) => Find(resource, @namespace, name)!.Read();

    public void Delete(GroupResource resource, string @namespace, string name, string policy = DeleteOptions.Background) =>
        cluster.Verbs.Deleter.Delete(Request(resource, @namespace, name), new DeleteOptions { PropagationPolicy = policy });

    public void Change(GroupResource resource, string @namespace, string name, Action<JsonObject> change)
    {
        var item = Read(resource, @namespace, name);
        change(item);
        cluster.Verbs.Updater.Update(Request(resource, @namespace, name), item);
    }

    public Task GoneAsync(GroupResource resource, string @namespace, string name) =>
        Eventually.TrueAsync(() => Find(resource, @namespace, name) is null, description: $"{resource} {@namespace}/{name} is gone");

    public async ValueTask DisposeAsync() => await fleet.DisposeAsync();

    private ObjectRequest Request(GroupResource resource, string @namespace, string name) =>
        ObjectRequest.BySystem(cluster.Resources.Current.Find(resource)!, @namespace, name, "tests");
}
