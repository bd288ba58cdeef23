using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Runtime.Finalizers;

/// <summary>
/// Adds and removes one finalizer and leaves those of others alone (Kubernetes "Finalizers"). A merge patch under the object's version: an
/// object that changed meanwhile is read again, one that was deleted and made anew is not touched. Nothing is sent when nothing is to do.
/// </summary>
public static class FinalizerPatch
{
    /// <summary>More changes than this within one patch mean that somebody writes all the time; the caller's back-off is the better wait.</summary>
    private const int Tries = 4;

    /// <summary>Adds <paramref name="finalizer"/>. Ask only for objects that are not being deleted: the API server refuses it then (422).</summary>
    /// <returns>True when it was written, false when it was there; an error, a 404 among them, when the object is gone or refuses.</returns>
    public static Task<KubernetesResult<bool>> AddAsync(
        IKubernetesClient client, ResourceType type, FinalizedObject known, string finalizer, CancellationToken cancellationToken) =>
        ChangeAsync(
            client, type, known, finalizers => finalizers.Contains(finalizer) ? null : [.. finalizers, finalizer], cancellationToken);

    /// <summary>Removes <paramref name="finalizer"/>; with the last one an object that is being deleted goes.</summary>
    /// <returns>True when it was written, false when it was not there or the object is gone.</returns>
    public static async Task<KubernetesResult<bool>> RemoveAsync(
        IKubernetesClient client, ResourceType type, FinalizedObject known, string finalizer, CancellationToken cancellationToken)
    {
        var result = await ChangeAsync(
            client, type, known, finalizers => finalizers.Contains(finalizer) ? [.. finalizers.Where(each => each != finalizer)] : null, cancellationToken);
        return result.IsNotFound ? KubernetesResult<bool>.Success(false) : result;
    }

    private static async Task<KubernetesResult<bool>> ChangeAsync(
        IKubernetesClient client,
        ResourceType type,
        FinalizedObject known,
        Func<IReadOnlyList<string>, IReadOnlyList<string>?> change,
        CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (change(known.Finalizers) is not { } finalizers)
            {
                return KubernetesResult<bool>.Success(false);
            }

            var patch = FinalizerJson.Write(known, finalizers);
            var patched = await client.PatchAsync(type, known.Key, PatchKind.Merge, patch, WriteOptions.Default, cancellationToken);
            if (patched.IsSuccess)
            {
                return KubernetesResult<bool>.Success(true);
            }

            if (!patched.Error.IsConflict || tries == Tries)
            {
                return KubernetesResult<bool>.Failure(patched.Error);
            }

            var live = await client.GetAsync(type, known.Key, cancellationToken);
            if (!live.IsSuccess)
            {
                return KubernetesResult<bool>.Failure(live.Error);
            }

            if (live.Value.Metadata.Uid != known.Uid)
            {
                return KubernetesResult<bool>.Failure(Replaced(type, known));
            }

            known = FinalizedObject.Of(live.Value.Metadata);
        }
    }

    // What the API server says of an object whose uid is no more.
    private static KubernetesStatus Replaced(ResourceType type, FinalizedObject known) =>
        new(404, "NotFound", $"{type} {known.Key} with uid {known.Uid} is gone; another object has its name", [], null);
}
