using System.Text.Json;
using Tombolo.Api.Access;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Access.Definitions;
using Tombolo.Primary.Distributions.Control;
using Tombolo.Runtime.Status;

namespace Tombolo.Primary.Access.Control;

/// <summary>
/// Writes the status of K10ClusterRoleBindings, only where its content changes. The one writer of it, used by one thread; remembers what it wrote until
/// the informer shows it, so that a slow watch causes no second write.
/// </summary>
internal sealed class BindingStatusWriter(IKubernetesClient client)
{
    private readonly Dictionary<string, (string Uid, string VersionBefore, K10ClusterRoleBindingStatus Status)> _written = new(StringComparer.Ordinal);

    /// <summary>The binding with the status that it has by now, also when the informer still shows the one before.</summary>
    public BindingObject Latest(BindingObject stored) =>
        _written.TryGetValue(stored.Definition.Name, out var last) && last.Uid == stored.Definition.Uid && last.VersionBefore == stored.ResourceVersion
            ? stored with { Status = last.Status }
            : stored;

    /// <param name="latest">From <see cref="Latest"/>.</param>
    /// <returns>True when it was written.</returns>
    /// <exception cref="KubernetesException">The API server refused.</exception>
    public async Task<bool> EnsureAsync(BindingObject latest, K10ClusterRoleBindingStatus status, CancellationToken cancellationToken)
    {
        var (before, after) = (ToBytes(latest.Status), ToBytes(status));
        if (before.AsSpan().SequenceEqual(after))
        {
            return false;
        }

        var (name, uid) = (latest.Definition.Name, latest.Definition.Uid);
        var key = new ResourceKey(WellKnownNamespaces.MultiCluster, name);
        var result = await client.PatchStatusAsync(KnownResources.K10ClusterRoleBinding, key, StatusPatch.Write(uid, before, after), cancellationToken);
        if (result.IsNotFound)
        {
            return false;
        }

        _ = result.Value;
        _written[name] = (uid, latest.ResourceVersion, status);
        return true;
    }

    /// <summary>Forgets a binding that is gone.</summary>
    public void Forget(string name) => _written.Remove(name);

    private static byte[] ToBytes(K10ClusterRoleBindingStatus? status) =>
        status is null ? [] : JsonSerializer.SerializeToUtf8Bytes(status, ApiJsonContext.Default.K10ClusterRoleBindingStatus);
}
