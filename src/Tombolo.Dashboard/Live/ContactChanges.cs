using Microsoft.Extensions.Hosting;
using Tombolo.Api.Names;
using Tombolo.Dashboard.ThisCluster;

namespace Tombolo.Dashboard.Live;

/// <summary>Tells viewers that this cluster's connection to its primary came or went. No object says so: only this process knows.</summary>
internal sealed class ContactChanges(IMemberConnection connection, LiveCollections live, LiveFeed feed) : IHostedService
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = connection.Subscribe(() => feed.Publish(live.ClusterInfo.Scope, WellKnownNames.ClusterInfo, "Updated", resourceVersion: ""));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }
}
