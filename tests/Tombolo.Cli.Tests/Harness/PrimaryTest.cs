using Tombolo.Api.Names;
using Tombolo.Api.Resources;

namespace Tombolo.Cli.Tests.Harness;

/// <summary>Command lines against a primary.</summary>
public abstract class PrimaryTest : CommandTest, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await CreateAsync(KnownResources.Namespace, "", FleetObjects.Namespace(WellKnownNamespaces.MultiCluster));
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, FleetObjects.Cluster("hub-paris", ClusterTypes.Primary));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
