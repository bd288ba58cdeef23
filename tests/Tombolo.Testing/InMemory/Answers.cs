using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Testing.InMemory;

/// <summary>Stored objects as an API server hands them out.</summary>
internal static class Answers
{
    public static KubernetesObject ToObject(JsonObject stored) => KubernetesObject.Parse(Encoding.UTF8.GetBytes(stored.ToJsonString()));

    public static WatchEvent? ToEvent(LogEntry entry, string? @namespace, LabelMatcher matcher)
    {
        if (entry is { Before: null, After: null })
        {
            var bookmark = new JsonObject { ["metadata"] = new JsonObject { ["resourceVersion"] = entry.Revision.ToString(CultureInfo.InvariantCulture) } };
            return new WatchEvent(WatchEventType.Bookmark, ToObject(bookmark), null);
        }

        if (!string.IsNullOrEmpty(@namespace) && InMemoryStore.Text((entry.After ?? entry.Before)!, "namespace") != @namespace)
        {
            return null;
        }

        return (matcher.Matches(entry.Before), matcher.Matches(entry.After)) switch
        {
            (false, true) => new WatchEvent(WatchEventType.Added, ToObject(entry.After!), null),
            (true, true) => new WatchEvent(WatchEventType.Modified, ToObject(entry.After!), null),
            (true, false) => new WatchEvent(WatchEventType.Deleted, ToObject(AtRevision(entry.Before!, entry.Revision)), null),
            _ => null,
        };
    }

    private static JsonObject AtRevision(JsonObject stored, long revision)
    {
        var copy = stored.DeepClone().AsObject();
        copy["metadata"]!["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture);
        return copy;
    }

    // Items of lists of built-in types come without kind and apiVersion, those of custom resources with.
    public static KubernetesObject ToListItem(ResourceType type, JsonObject stored)
    {
        if (type.Group.EndsWith(".io", StringComparison.Ordinal) && !type.Group.EndsWith(".k8s.io", StringComparison.Ordinal))
        {
            return ToObject(stored);
        }

        var item = stored.DeepClone().AsObject();
        item.Remove("kind");
        item.Remove("apiVersion");
        return KubernetesObject.Parse(Encoding.UTF8.GetBytes(item.ToJsonString()), type);
    }
}
