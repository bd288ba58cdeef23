using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.LeaderElection;

/// <summary>A Lease (<c>coordination.k8s.io/v1</c>) as election reads it. Its times are only compared, never read: clocks differ.</summary>
/// <param name="Holder">Empty when nobody holds it.</param>
/// <param name="Duration">What the holder asks for; null when it does not say.</param>
internal sealed record LeaseRecord(string Holder, string? Url, TimeSpan? Duration, long Transitions, string RenewTime, string ResourceVersion)
{
    /// <exception cref="JsonException">Not a Lease.</exception>
    public static LeaseRecord Read(KubernetesObject lease)
    {
        using var document = lease.ToDocument();
        var spec = document.RootElement.TryGetProperty("spec", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        return new(
            Text(spec, "holderIdentity"),
            lease.Metadata.Annotations.GetValueOrDefault(Annotations.HolderUrl),
            Number(spec, "leaseDurationSeconds") is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
            Number(spec, "leaseTransitions"),
            Text(spec, "renewTime"),
            lease.Metadata.ResourceVersion);
    }

    /// <summary>Whether nothing that shows a living holder has changed.</summary>
    public bool IsSameHold(LeaseRecord other) => Holder == other.Holder && RenewTime == other.RenewTime && Transitions == other.Transitions;

    private static string Text(JsonElement spec, string name) =>
        spec.ValueKind == JsonValueKind.Object && spec.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static long Number(JsonElement spec, string name) =>
        spec.ValueKind == JsonValueKind.Object && spec.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : 0;
}
