using Tombolo.Api.Clusters;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Primary.Access.Control;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Asks;
using Tombolo.Primary.Membership;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Runtime.Events;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Metrics;
using Tombolo.Testing.Metrics;

namespace Tombolo.Primary.Tests.Distributions.Engine;

/// <summary>One term of the engine; stopping it is the end of its process.</summary>
internal sealed class RunningEngine : IAsyncDisposable
{
    private static readonly byte[] FleetKey = [.. Enumerable.Range(1, 32).Select(value => (byte)value)];

    private readonly CancellationTokenSource _stop = new();
    private readonly TestMeterFactory _meters = new();
    private readonly Task _running;

    public RunningEngine(PrimaryWorld world, HubTerm term, IEventRecorder events)
    {
        var services = new RoleServices(world.Api, world.Context, new RuntimeMetrics(_meters), world.Time, world.Logs) { Events = events };
        Clusters = services.Informer(KnownResources.Cluster, ClusterInformer.Options);
        Namespaces = services.Informer(KnownResources.Namespace, FleetNamespaceInformer.Options);
        Engine = new DistributionEngine(
            services, term, PayloadPolicy.Default, FleetKey, Clusters, Namespaces, new MemberDirectory(Clusters), world.Connections, new FleetAsker(world.Connections, world.Time), events);
        var bindings = new BindingController(
            services, Engine.Access, Engine.Compilations, Engine.Reports, new MemberDirectory(Clusters), world.Connections, term);
        Func<CancellationToken, Task>[] loops = [Clusters.RunAsync, Namespaces.RunAsync, Engine.RunAsync, bindings.RunAsync];
        _running = Task.WhenAll(loops.Select(run => Task.Run(() => run(_stop.Token), CancellationToken.None)));
    }

    public ResourceInformer<Cluster> Clusters { get; }

    public ResourceInformer<KubernetesObject> Namespaces { get; }

    public DistributionEngine Engine { get; }

    public bool IsDead => _stop.IsCancellationRequested;

    /// <summary>Ends the process without a wait; safe to call from within one of its writes.</summary>
    public void Kill() => _stop.Cancel();

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _running;
        Engine.Dispose();
        _meters.Dispose();
        _stop.Dispose();
    }
}
