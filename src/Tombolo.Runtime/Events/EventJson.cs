using System.Buffers;
using System.Text;
using System.Text.Json;
using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Runtime.Events;

/// <summary>Events as the core group's v1 has them, which every supported server and kubectl reads.</summary>
internal static class EventJson
{
    /// <summary>The limit of the API server for notes.</summary>
    private const int LongestMessage = 1024;
    private const int LongestReason = 128;

    public static ReadOnlyMemory<byte> Write(ResourceKey key, OccurrenceIdentity identity, EventState state, DateTimeOffset last, EventRecorderOptions options) =>
        Write(writer =>
        {
            writer.WriteString("apiVersion", KnownResources.Event.ApiVersion);
            writer.WriteString("kind", KnownResources.Event.Kind);
            writer.WriteStartObject("metadata");
            writer.WriteString("namespace", key.Namespace);
            writer.WriteString("name", key.Name);
            writer.WriteEndObject();
            WriteObject(writer, identity.About);
            writer.WriteString("type", identity.Type == EventType.Warning ? "Warning" : "Normal");
            writer.WriteString("reason", Cut(identity.Reason, LongestReason));
            writer.WriteString("message", Cut(identity.Message, LongestMessage));
            writer.WriteStartObject("source");
            writer.WriteString("component", options.Component);
            writer.WriteString("host", options.Instance);
            writer.WriteEndObject();
            writer.WriteString("reportingComponent", options.Component);
            writer.WriteString("reportingInstance", options.Instance);
            writer.WriteString("firstTimestamp", ApiTime.ToText(state.First));
            WriteCount(writer, state, last);
        });

    /// <summary>The merge patch after it happened again.</summary>
    public static ReadOnlyMemory<byte> WriteRepetition(EventState state, DateTimeOffset last) => Write(writer => WriteCount(writer, state, last));

    /// <summary>Reads what an earlier process wrote.</summary>
    public static EventState Read(KubernetesObject stored, DateTimeOffset now)
    {
        using var document = stored.ToDocument();
        var root = document.RootElement;
        return new EventState
        {
            First = ReadTime(root, "firstTimestamp") ?? now,
            Count = root.TryGetProperty("count", out var count) && count.TryGetInt32(out var number) ? number : 1,
            Written = ReadTime(root, "lastTimestamp") ?? DateTimeOffset.MinValue,
        };
    }

    private static void WriteObject(Utf8JsonWriter writer, ObjectReference about)
    {
        writer.WriteStartObject("involvedObject");
        writer.WriteString("apiVersion", about.Type.ApiVersion);
        writer.WriteString("kind", about.Type.Kind);
        writer.WriteString("name", about.Key.Name);
        if (about.Key.Namespace.Length > 0)
        {
            writer.WriteString("namespace", about.Key.Namespace);
        }

        if (about.Uid.Length > 0)
        {
            writer.WriteString("uid", about.Uid);
        }

        writer.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter writer, EventState state, DateTimeOffset last)
    {
        writer.WriteNumber("count", state.Count);
        writer.WriteString("lastTimestamp", ApiTime.ToText(last));
    }

    private static DateTimeOffset? ReadTime(JsonElement root, string field) =>
        root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && ApiTime.TryParse(value.GetString(), out var time) ? time : null;

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        content(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    // In bytes, as the server counts, and never through the middle of a character.
    private static string Cut(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
        {
            return text;
        }

        const string Ellipsis = "...";
        var kept = new StringBuilder();
        var left = bytes - Ellipsis.Length;
        foreach (var rune in text.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.Append(Ellipsis).ToString();
    }
}
