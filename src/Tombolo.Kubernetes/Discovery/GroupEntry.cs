using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Discovery;

/// <summary>One reading of a group, begun at a time, shared by all who ask for it.</summary>
internal sealed record GroupEntry(Task<KubernetesResult<IReadOnlyList<ResourceType>>> Reading, long BegunAt)
{
    /// <summary>Whether it has ended without the resources, and must be begun anew.</summary>
    public bool HasFailed => Reading.IsCompleted && (!Reading.IsCompletedSuccessfully || !Reading.Result.IsSuccess);
}
