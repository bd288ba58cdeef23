using System.Buffers;
using System.Text.Json;
using Tombolo.Kubernetes.Yaml;
using YamlDotNet.RepresentationModel;

namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>The cluster as a credential plugin gets it with <c>provideClusterInfo</c> (client.authentication.k8s.io, type Cluster).</summary>
internal static class ExecClusterInfo
{
    /// <summary>The extension whose content is the plugin's own configuration.</summary>
    private const string Extension = "client.authentication.k8s.io/exec";

    /// <param name="authority">The PEM bundle of the cluster's certificate authorities, if it has any.</param>
    public static ReadOnlyMemory<byte> Write(FieldReader cluster, byte[]? authority)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        CopyText(cluster, "server", writer);
        CopyText(cluster, "tls-server-name", writer);
        CopyText(cluster, "proxy-url", writer);
        if (cluster.Text("insecure-skip-tls-verify") == "true")
        {
            writer.WriteBoolean("insecure-skip-tls-verify", true);
        }

        if (authority is not null)
        {
            writer.WriteBase64String("certificate-authority-data", authority);
        }

        if (FindConfiguration(cluster) is { } configuration)
        {
            writer.WritePropertyName("config");
            YamlToJson.Write(configuration, writer);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void CopyText(FieldReader cluster, string field, Utf8JsonWriter writer)
    {
        if (cluster.Text(field) is { } value)
        {
            writer.WriteString(field, value);
        }
    }

    private static YamlNode? FindConfiguration(FieldReader cluster) =>
        cluster.Items("extensions").FirstOrDefault(extension => extension.Text("name") == Extension)?.Get("extension");
}
