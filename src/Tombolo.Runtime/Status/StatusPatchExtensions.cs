using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Runtime.Status;

/// <summary>Writes of the status of an object.</summary>
public static class StatusPatchExtensions
{
    private static readonly WriteOptions Subresource = new() { Subresource = "status", FieldManager = FieldManagers.Controller };
    private static readonly WriteOptions Main = new() { FieldManager = FieldManagers.Controller };

    /// <summary>
    /// Merge patch of the status, through the status subresource or, where the CRD in place has none, on the object itself (design section 4,
    /// "Beside Kasten"). There each such write counts as a generation: who writes status must not take a new generation alone for a change.
    /// </summary>
    /// <param name="patch">A merge patch of the whole object that changes <c>status</c> alone; it may name a <c>resourceVersion</c>.</param>
    public static async Task<KubernetesResult<KubernetesObject>> PatchStatusAsync(
        this IKubernetesClient client, ResourceType type, ResourceKey key, ReadOnlyMemory<byte> patch, CancellationToken cancellationToken)
    {
        var result = await client.PatchAsync(type, key, PatchKind.Merge, patch, Subresource, cancellationToken);

        // A missing subresource and a missing object are both 404; the object itself tells which it was.
        return result.IsNotFound ? await client.PatchAsync(type, key, PatchKind.Merge, patch, Main, cancellationToken) : result;
    }
}
