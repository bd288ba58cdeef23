using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>
/// Stores a membership: the Cluster in one write that holds all of its identity, then the Bootstrap that records the join. Who dies in between is
/// repaired by the repeated join; <c>status.id</c> is published by <see cref="MembershipController"/>.
/// </summary>
internal sealed class MemberWriter(IKubernetesClient client, ILogger<MemberWriter> logger)
{
    private static readonly WriteOptions Options = new() { FieldManager = FieldManagers.Controller };

    /// <summary>Creates the Cluster, or changes the existing one under its version. A success may have written nothing.</summary>
    public async Task<KubernetesResult<Cluster>> StoreClusterAsync(JoinApplicant applicant, JoinDecision decision, CancellationToken cancellationToken)
    {
        if (decision.Existing is null)
        {
            return await client.CreateAsync(
                KnownResources.Cluster, WellKnownNamespaces.MultiCluster, MemberObjects.Cluster(applicant, decision.Name), ApiJsonContext.Default.Cluster, Options, cancellationToken);
        }

        if (MemberPatch.Create(decision.Existing, applicant) is not { } patch)
        {
            return KubernetesResult<Cluster>.Success(decision.Existing);
        }

        var patched = await client.PatchAsync(KnownResources.Cluster, decision.Existing.Key(), PatchKind.Merge, patch, Options, cancellationToken);
        return patched.IsSuccess
            ? KubernetesResult<Cluster>.Success(patched.Value.Deserialize(ApiJsonContext.Default.Cluster))
            : KubernetesResult<Cluster>.Failure(patched.Error);
    }

    /// <summary>Records the join. The membership does not depend on it: a Bootstrap of that name that is there already stays as it is.</summary>
    public async Task RecordAsync(JoinApplicant applicant, string clusterName, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(MemberObjects.Bootstrap(applicant, clusterName), ApiJsonContext.Default.Bootstrap);
        var created = await client.CreateAsync(KnownResources.Bootstrap, WellKnownNamespaces.MultiCluster, body, Options, cancellationToken);
        if (created.Error is { IsAlreadyExists: false } error)
        {
            JoinLog.NotRecorded(logger, clusterName, error.ToString());
        }
    }
}
