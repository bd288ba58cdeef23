using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Runtime.Status;

namespace Tombolo.Primary.Distributions.Control;

/// <summary>
/// Writes the status of Distributions, only where its content changes. The one writer of it, used by one thread; remembers what it wrote until
/// the informer shows it, so that a slow watch causes no second write.
/// </summary>
internal sealed class DistributionStatusWriter(IKubernetesClient client)
{
    private readonly Dictionary<string, (string Uid, string VersionBefore, DistributionStatus Status)> _written = new(StringComparer.Ordinal);

    /// <summary>The Distribution with the status that it has by now, also when the informer still shows the one before.</summary>
    public DistributionObject Latest(DistributionObject stored) =>
        _written.TryGetValue(stored.Definition.Name, out var last)
        && last.Uid == stored.Definition.Uid
        && last.VersionBefore == stored.ResourceVersion
            ? stored with { Status = last.Status }
            : stored;

    /// <param name="latest">From <see cref="Latest"/>.</param>
    /// <returns>True when it was written.</returns>
    /// <exception cref="KubernetesException">The API server refused.</exception>
    public async Task<bool> EnsureAsync(DistributionObject latest, DistributionStatus status, CancellationToken cancellationToken)
    {
        var (before, after) = (StatusPatch.ToBytes(latest.Status), StatusPatch.ToBytes(status));
        if (before.AsSpan().SequenceEqual(after))
        {
            return false;
        }

        var definition = latest.Definition;
        var key = new ResourceKey(WellKnownNamespaces.MultiCluster, definition.Name);
        var result = await client.PatchStatusAsync(
            KnownResources.Distribution, key, StatusPatch.Write(definition.Uid, before, after), cancellationToken);
        if (result.IsNotFound)
        {
            return false;
        }

        _ = result.Value;
        _written[definition.Name] = (definition.Uid, latest.ResourceVersion, status);
        return true;
    }

    /// <summary>Forgets a Distribution that is gone.</summary>
    public void Forget(string name) => _written.Remove(name);
}
