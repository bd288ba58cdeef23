using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Secondary.Apply.Writing;

/// <summary>Every write to a copy, each one request with its precondition in it.</summary>
internal sealed class CopyWriter(IKubernetesClient client)
{
    /// <summary>The API server checks and answers what would be, and stores nothing; for applies alone.</summary>
    public bool IsDryRun { get; init; }

    public Task<KubernetesResult<KubernetesObject>> ApplyAsync(
        ResourceType type, ResourceKey key, ReadOnlyMemory<byte> body, bool force, CancellationToken cancellationToken) =>
        client.ApplyAsync(type, key, body, new ApplyOptions { FieldManager = FieldManagers.Distribution, Force = force, DryRun = IsDryRun }, cancellationToken);

    /// <summary>Deletes the object with that uid and no other.</summary>
    public Task<KubernetesResult<Deleted>> DeleteAsync(ResourceType type, ResourceKey key, string uid, CancellationToken cancellationToken) =>
        client.DeleteAsync(type, key, new DeleteOptions { Uid = uid }, cancellationToken);

    /// <summary>Deletes the object if it is still as it was looked at: whose it is, and whether it is ours at all, may have changed.</summary>
    public Task<KubernetesResult<Deleted>> DeleteAsync(ResourceType type, KubernetesObject live, CancellationToken cancellationToken) => client.DeleteAsync(
        type, live.Key, new DeleteOptions { Uid = live.Metadata.Uid, ResourceVersion = live.Metadata.ResourceVersion }, cancellationToken);

    /// <summary>Takes the marks off, if the object is still as it was looked at.</summary>
    public Task<KubernetesResult<KubernetesObject>> ReleaseAsync(ResourceType type, KubernetesObject live, CancellationToken cancellationToken) =>
        client.PatchAsync(
            type, live.Key, PatchKind.Merge, ReleasePatch.For(live), new WriteOptions { FieldManager = FieldManagers.Controller }, cancellationToken);
}
