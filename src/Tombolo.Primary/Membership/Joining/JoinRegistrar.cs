using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;
using Tombolo.Primary.Membership.Tombstones;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>
/// Takes members in, one at a time: two joins never decide about the last use of a token, or about a name, on the same picture of the fleet. The
/// next join waits until the informer shows the write of the one before.
/// </summary>
internal sealed class JoinRegistrar(
    IResourceInformer<Cluster> clusters,
    IFleet fleet,
    MemberWriter writer,
    TombstoneStore tombstones,
    IDepartures departures,
    TimeProvider time,
    ILogger<JoinRegistrar> logger) : IDisposable
{
    private static readonly TimeSpan EchoLimit = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private InformerEcho? _unseen;

    /// <summary>Decides and stores. A decision without refusal is stored when this returns.</summary>
    public async Task<JoinDecision> RegisterAsync(JoinApplicant applicant, JoinPermit permit, PrimaryCluster primary, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!await HasSeenLastWriteAsync(cancellationToken))
            {
                return JoinDecision.Refuse(RefusalReasons.NotReady, "The primary has not yet seen its own last write.");
            }

            var decision = JoinAdmission.Decide(applicant, permit, fleet, primary, time.GetUtcNow());
            if (decision.Ended is { } ended && MemberReader.Read(ended) is { } former)
            {
                await departures.DepartedAsync(former, cancellationToken);
            }

            return decision.Refusal is null ? await StoreAsync(applicant, decision, cancellationToken) : decision;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _unseen?.Dispose();
        _one.Dispose();
    }

    private async Task<JoinDecision> StoreAsync(JoinApplicant applicant, JoinDecision decision, CancellationToken cancellationToken)
    {
        // Before the Cluster: a tombstone that outlives a join would end the membership that it began.
        await tombstones.ForgetAsync(applicant.Id, cancellationToken);
        var version = decision.Existing?.Metadata.ResourceVersion;
        var echo = new InformerEcho(clusters, new(WellKnownNamespaces.MultiCluster, decision.Name), version, time);
        var stored = await writer.StoreClusterAsync(applicant, decision, cancellationToken);
        if (!stored.IsSuccess)
        {
            echo.Dispose();
            return NotStored(applicant, decision, stored.Error);
        }

        if (stored.Value.Metadata.ResourceVersion == version)
        {
            echo.Dispose();
        }
        else
        {
            _unseen = echo;
        }

        await writer.RecordAsync(applicant, decision.Name, cancellationToken);
        return decision;
    }

    private async Task<bool> HasSeenLastWriteAsync(CancellationToken cancellationToken)
    {
        if (_unseen is null)
        {
            return true;
        }

        if (!await _unseen.WaitAsync(EchoLimit, cancellationToken))
        {
            JoinLog.InformerLags(logger, _unseen.Name, EchoLimit);
            return false;
        }

        _unseen.Dispose();
        _unseen = null;
        return true;
    }

    private JoinDecision NotStored(JoinApplicant applicant, JoinDecision decision, KubernetesStatus error)
    {
        JoinLog.NotStored(logger, applicant.Id, error.ToString());
        var detail = error.IsConflict || error.IsAlreadyExists
            ? $"Cluster '{decision.Name}' changed at the same time on the primary."
            : "The primary's Kubernetes API did not store the Cluster.";
        return JoinDecision.Refuse(RefusalReasons.NotReady, detail);
    }
}
