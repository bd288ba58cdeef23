using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.LeaderElection;
using Tombolo.Primary;
using Tombolo.Primary.Hub;
using Tombolo.Runtime.Events;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Metrics;
using Tombolo.Secondary;
using Tombolo.Secondary.Memberships;
using Tombolo.Secondary.Tunnel;
using Tombolo.Server.Configuration;
using Tombolo.Server.Health;
using Tombolo.Server.Pages;
using Tombolo.Server.Relay;

namespace Tombolo.Server.Hosting;

/// <summary>The life of the process beside its endpoints: connect, be elected, run the roles, begin again.</summary>
internal sealed partial class ServerLoop(
    ServerOptions options,
    IKubernetesClient client,
    ApiServerTransport transport,
    Readiness readiness,
    HubGate gate,
    HolderAddress holder,
    MemberConnection connection,
    IClusterPages pages,
    RuntimeMetrics metrics,
    IServer server,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILoggerFactory loggers,
    ILogger<ServerLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The web server is stopped before us, and waits for the streams of members until its patience is over; they end when the roles do.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        await RunAsync(stopping.Token);
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        await WaitUntilListeningAsync(stoppingToken);
        var connector = new ClusterConnector(client, options, readiness, time, loggers.CreateLogger<ClusterConnector>());
        var context = await connector.ConnectAsync(LoopbackUrl(), stoppingToken);
        Connected(client.Server, context.ClusterUid);
        var events = new EventRecorder(
            client, new EventRecorderOptions { Component = "tombolo" }, metrics, time, loggers.CreateLogger<EventRecorder>());
        var services = new RoleServices(client, context, metrics, time, loggers) { Events = events, Transport = transport };
        await using var background = new TaskGroup(stoppingToken);
        background.Run(events.RunAsync);
        var election = new LeaseElection(
            client,
            new LeaseElectionOptions
            {
                Lease = new ResourceKey(options.Namespace, WellKnownNames.ServerLease),
                LeaseDuration = options.LeaseDuration,
                RenewInterval = options.LeaseRenewInterval,
                HolderUrl = options.AdvertiseUrl ?? LoopbackUrl().AbsoluteUri,
            },
            time,
            loggers.CreateLogger<LeaseElection>());
        holder.Follow(election);
        await election.RunAsync((term, ended) => LeadAsync(services, term, new PrimaryHost(readiness, election), ended), stoppingToken);
    }

    private async Task LeadAsync(RoleServices services, LeadershipTerm term, IPrimaryHost host, CancellationToken ended)
    {
        Leading(term.Epoch);
        while (!ended.IsCancellationRequested)
        {
            try
            {
                var guard = new KastenGuard(services, readiness, loggers.CreateLogger<KastenGuard>());
                await guard.RunAsync(stopping => RunRolesAsync(services, term, host, stopping), ended);
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // A role that fails as a whole is started again: the world is read anew.
                RolesFailed(exception);
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }

        Followed(term.Epoch);
    }

    private async Task RunRolesAsync(RoleServices services, LeadershipTerm term, IPrimaryHost host, CancellationToken stopping)
    {
        var secondary = new SecondaryRole(services, Anchors()) { Pages = pages };
        var primary = new PrimaryRole(services, gate, new HubTerm(term.Epoch, time.GetUtcNow()), host, self => secondary.Memberships.SetLocal(ToMembership(services.Context, self)));
        connection.Follow(secondary);
        await using var group = new TaskGroup(stopping);
        group.Run(secondary.RunAsync);
        group.Run(primary.RunAsync);
        await group.WaitAsync();
    }

    private static Membership? ToMembership(ClusterContext context, PrimarySelf? self) =>
        self is null ? null : Membership.OfPrimary(context, self.Name, self.Incarnation, self.KeyThumbprint);

    private X509Certificate2Collection Anchors()
    {
        var anchors = new X509Certificate2Collection();
        if (options.CaBundle is { } file)
        {
            anchors.ImportFromPemFile(file);
        }

        return anchors;
    }

    private async Task WaitUntilListeningAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The last address is the one that <see cref="ServerEndpoints"/> adds for ourselves.</summary>
    private Uri LoopbackUrl() => new(server.Features.Get<IServerAddressesFeature>()!.Addresses.Last());

    [LoggerMessage(EventId = 4003, Level = LogLevel.Information, Message = "Connected to {Server}, cluster {Uid}")]
    private partial void Connected(Uri server, string uid);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Information, Message = "This server is active in epoch {Epoch}")]
    private partial void Leading(long epoch);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Information, Message = "This server is no longer active, epoch {Epoch}")]
    private partial void Followed(long epoch);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Error, Message = "The roles of this server failed and are started again")]
    private partial void RolesFailed(Exception exception);
}
