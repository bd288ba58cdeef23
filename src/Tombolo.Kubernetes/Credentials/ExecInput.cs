using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Tombolo.Kubernetes.Credentials;

/// <summary>The environment variable that tells a plugin what is asked of it.</summary>
internal static class ExecInput
{
    public const string Variable = "KUBERNETES_EXEC_INFO";

    /// <summary>An ExecCredential with <c>spec.interactive: false</c>: nobody sits at this process.</summary>
    public static string Write(ExecPlugin plugin)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion", plugin.ApiVersion);
            writer.WriteString("kind", "ExecCredential");
            writer.WriteStartObject("spec");
            if (plugin.ClusterInfo is { } cluster)
            {
                writer.WritePropertyName("cluster");
                writer.WriteRawValue(cluster.Span);
            }

            writer.WriteBoolean("interactive", false);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
