using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.LeaderElection;
using Tombolo.Runtime.Events;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Metrics;
using Tombolo.Secondary;

namespace Tombolo.FleetSimulation;

/// <summary>A real secondary: elected by its cluster's Lease, under the server's own rights, over https. It lacks only the web server of its process.</summary>
internal sealed class SimulatedMember(SimulatedCluster cluster, RuntimeMetrics metrics, ILoggerFactory loggers) : IDisposable
{
    private readonly KubernetesClient _client = cluster.Connect(SimulatedCluster.ServerUser, "tombolo-server/fleet");

    /// <summary>Runs until cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var kubeSystem = (await _client.GetAsync(KnownResources.Namespace, new ResourceKey("", "kube-system"), cancellationToken)).Value;
        var context = new ClusterContext { ServerVersion = "0.0.0-fleet", ClusterUid = kubeSystem.Metadata.Uid };
        var events = new EventRecorder(_client, new EventRecorderOptions { Component = "tombolo" }, metrics, time, loggers.CreateLogger<EventRecorder>());
        var services = new RoleServices(_client, context, metrics, time, loggers) { Events = events };
        var election = new LeaseElection(
            _client,
            new LeaseElectionOptions { Lease = new ResourceKey(context.K10Namespace, WellKnownNames.ServerLease) },
            time,
            loggers.CreateLogger<LeaseElection>());
        await using var background = new TaskGroup(cancellationToken);
        background.Run(events.RunAsync);
        await election.RunAsync((_, ended) => new SecondaryRole(services, new X509Certificate2Collection()).RunAsync(ended), cancellationToken);
    }

    public void Dispose() => _client.Dispose();
}
