using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tombolo.Api.Bootstraps;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Primary.Bootstraps;

/// <summary>Reads Bootstraps as they come, also those that do not fit: what a user wrote is answered in its status.</summary>
internal static class BootstrapReader
{
    /// <summary>The Bootstrap; of one whose fields have other types than they must have, its metadata and the fault.</summary>
    public static (Bootstrap Bootstrap, string? Fault) Read(KubernetesObject found)
    {
        try
        {
            return (found.Deserialize(ApiJsonContext.Default.Bootstrap), null);
        }
        catch (JsonException unfit)
        {
            var metadata = found.Metadata;
            var rest = new Bootstrap
            {
                Metadata = new ObjectMeta { Namespace = metadata.Namespace, Name = metadata.Name, Uid = metadata.Uid, ResourceVersion = metadata.ResourceVersion, Generation = metadata.Generation },
            };
            return (rest, $"{unfit.Path ?? "the object"} has another type than it must have; see 'kubectl explain bootstraps.dist.kio.kasten.io.spec'.");
        }
    }

    /// <summary>The primary itself makes such a Bootstrap for each cluster that joins; there is nothing to do for it.</summary>
    public static bool IsRecordOfJoin(KubernetesObject found) =>
        found.Metadata.Labels.GetValueOrDefault(Labels.ManagedBy) == Labels.ManagedByTombolo && found.Metadata.Annotations.ContainsKey(Annotations.ClusterUid);

    /// <summary>Changes with the object and with its specification, and with nothing else.</summary>
    public static string DigestOfSpec(KubernetesObject found)
    {
        using var document = found.ToDocument();
        var spec = document.RootElement.TryGetProperty("spec", out var value) ? value.GetRawText() : "";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{found.Metadata.Uid}\n{spec}")).AsSpan(0, 16));
    }
}
