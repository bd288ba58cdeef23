using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.LeaderElection;

/// <summary>
/// The bodies that election sends: a new Lease, and merge patches of one. A patch carries the version it was made for, so that of
/// several candidates one wins, and leaves alone what others wrote on the Lease.
/// </summary>
internal static class LeaseBody
{
    /// <summary>The Lease taken for a new term; a new object when <paramref name="version"/> is null, else a patch.</summary>
    public static ReadOnlyMemory<byte> Take(LeaseElectionOptions options, long epoch, DateTimeOffset now, string? version) => Write(writer =>
    {
        if (version is null)
        {
            writer.WriteString("apiVersion"u8, KnownResources.Lease.ApiVersion);
            writer.WriteString("kind"u8, KnownResources.Lease.Kind);
        }

        WriteMetadata(writer, version, version is null ? options.Lease.Name : null, options.HolderUrl, setsUrl: version is not null || options.HolderUrl is not null);
        writer.WriteStartObject("spec"u8);
        writer.WriteString("holderIdentity"u8, options.Identity);
        writer.WriteNumber("leaseDurationSeconds"u8, (int)options.LeaseDuration.TotalSeconds);
        writer.WriteString("acquireTime"u8, MicroTime(now));
        writer.WriteString("renewTime"u8, MicroTime(now));
        writer.WriteNumber("leaseTransitions"u8, epoch);
        writer.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> Renew(DateTimeOffset now, string version) => Write(writer =>
    {
        WriteMetadata(writer, version, name: null, url: null, setsUrl: false);
        writer.WriteStartObject("spec"u8);
        writer.WriteString("renewTime"u8, MicroTime(now));
        writer.WriteEndObject();
    });

    /// <summary>Without a holder the next candidate begins at once.</summary>
    public static ReadOnlyMemory<byte> Release(DateTimeOffset now, string version) => Write(writer =>
    {
        WriteMetadata(writer, version, name: null, url: null, setsUrl: true);
        writer.WriteStartObject("spec"u8);
        writer.WriteNull("holderIdentity"u8);
        writer.WriteString("renewTime"u8, MicroTime(now));
        writer.WriteEndObject();
    });

    private static void WriteMetadata(Utf8JsonWriter writer, string? version, string? name, string? url, bool setsUrl)
    {
        writer.WriteStartObject("metadata"u8);
        if (name is not null)
        {
            writer.WriteString("name"u8, name);
        }

        if (version is not null)
        {
            writer.WriteString("resourceVersion"u8, version);
        }

        if (setsUrl)
        {
            writer.WriteStartObject("annotations"u8);
            writer.WriteString(Annotations.HolderUrl, url);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        content(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    // meta/v1 MicroTime: the API server takes no other precision.
    private static string MicroTime(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
