using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.LeaderElection;
using Tombolo.Primary;
using Tombolo.Primary.Hub;
using Tombolo.Runtime.Events;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Metrics;
using Tombolo.Secondary;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Bench.Idle;

/// <summary>The server of a cluster, composed of the real roles as its process does it: elected by its Lease, a member, and the primary on one of them.</summary>
internal sealed class IdleServer(IdleCluster cluster, HubGate? gate, IdleIngress ingress, RuntimeMetrics metrics, TimeProvider time) : IPrimaryHost
{
    private static readonly ILoggerFactory Loggers = NullLoggerFactory.Instance;

    /// <summary>Runs until cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var events = new EventRecorder(cluster.Api, new EventRecorderOptions { Component = "tombolo" }, metrics, time, Loggers.CreateLogger<EventRecorder>());
        var services = new RoleServices(cluster.Api, cluster.Context, metrics, time, Loggers) { Events = events };
        var lease = new LeaseElectionOptions { Lease = new ResourceKey(IdleCluster.Namespace, WellKnownNames.ServerLease) };
        await using var background = new TaskGroup(cancellationToken);
        background.Run(events.RunAsync);
        await new LeaseElection(cluster.Api, lease, time, Loggers.CreateLogger<LeaseElection>())
            .RunAsync((term, ended) => LeadAsync(services, term, ended), cancellationToken);
    }

    public void Note(string topic, string? text)
    {
    }

    public void RaiseEpoch(long epoch) => throw new InvalidOperationException($"nothing went back, and yet the hub met epoch {epoch}");

    private async Task LeadAsync(RoleServices services, LeadershipTerm term, CancellationToken ended)
    {
        var secondary = new SecondaryRole(services, new X509Certificate2Collection()) { Https = ingress };
        await using var group = new TaskGroup(ended);
        group.Run(secondary.RunAsync);
        if (gate is not null)
        {
            var hub = new HubTerm(term.Epoch, time.GetUtcNow());
            group.Run(new PrimaryRole(services, gate, hub, this, self => secondary.Memberships.SetLocal(ToMembership(self))).RunAsync);
        }

        await group.WaitAsync();
    }

    private Membership? ToMembership(PrimarySelf? self) =>
        self is null ? null : Membership.OfPrimary(cluster.Context, self.Name, self.Incarnation, self.KeyThumbprint);
}
