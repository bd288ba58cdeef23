using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Farewells;
using Tombolo.Primary.Identity;
using Tombolo.Primary.Membership.Tombstones;
using Tombolo.Protocol.Handshake;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Identity;

namespace Tombolo.Primary;

/// <summary>
/// A cluster that was a primary and has no fleet any more: it stays reachable for as long as former members are still to be told, since their tombstones
/// outlive <c>kasten-io-mc</c> (design section 7), and not longer.
/// </summary>
internal sealed class FarewellRole(RoleServices services, HubGate gate, ClusterIdentityStore identities, PrimaryIdentitySource identity)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Runs until nobody is left to be told, or until cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!await TryRunAsync(cancellationToken))
            {
                await Task.Delay(Pause, services.Time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way to stop.
        }
    }

    private async Task<bool> TryRunAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Looked for, and not made: most clusters never were a primary.
            if (await identities.FindAsync(cancellationToken) is { FleetKey: not null })
            {
                await TellAsync(await identity.GetAsync(cancellationToken), cancellationToken);
            }

            return true;
        }
        catch (Exception exception) when (exception is KubernetesException or KubernetesUnreachableException)
        {
            return false;
        }
    }

    private async Task TellAsync(PrimaryIdentity primary, CancellationToken cancellationToken)
    {
        var (client, context, _, time, loggers) = services;
        var logger = loggers.CreateLogger<FarewellRole>();
        using var tombstones = new TombstoneStore(client, context.K10Namespace, primary, loggers.CreateLogger<TombstoneStore>());
        await tombstones.LoadAsync(cancellationToken);
        if (!tombstones.HasAny)
        {
            return;
        }

        var handshake = new SessionServer(primary.Key, time);
        FarewellLog.Opened(logger);
        gate.Open(new FarewellHub(handshake, new TombstoneDesk(handshake, tombstones, loggers.CreateLogger<TombstoneDesk>()), time));
        try
        {
            await tombstones.WaitUntilNoneAsync(cancellationToken);
            FarewellLog.AllTold(logger);
        }
        finally
        {
            gate.Close();
        }
    }
}
