using System.Text.Json;
using Tombolo.Api.Meta;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Status;

/// <summary>Reads the Lease of the server.</summary>
internal static class ServerLeaseReader
{
    private static readonly TimeSpan DefaultDuration = TimeSpan.FromSeconds(30);

    public static ServerLease Read(KubernetesObject found)
    {
        using var document = found.ToDocument();
        if (!document.RootElement.TryGetProperty("spec", out var spec) || spec.ValueKind != JsonValueKind.Object)
        {
            return new ServerLease("", null, DefaultDuration);
        }

        var duration = spec.TryGetProperty("leaseDurationSeconds", out var seconds) && seconds.ValueKind == JsonValueKind.Number
            ? TimeSpan.FromSeconds(seconds.GetInt32())
            : DefaultDuration;
        return new ServerLease(Text(spec, "holderIdentity") ?? "", ApiTime.TryParse(Text(spec, "renewTime"), out var renewed) ? renewed : null, duration);
    }

    private static string? Text(JsonElement spec, string name) => spec.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
