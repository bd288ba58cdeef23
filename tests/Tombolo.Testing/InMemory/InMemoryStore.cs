using System.Globalization;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;

namespace Tombolo.Testing.InMemory;

/// <summary>Objects by resource and key, one revision counter, and the log that watches read. Not thread-safe: its owner locks.</summary>
internal sealed class InMemoryStore
{
    private readonly Dictionary<string, SortedDictionary<string, JsonObject>> _objects = new(StringComparer.Ordinal);
    private readonly List<LogEntry> _log = [];
    private TaskCompletionSource _changed = NewSignal();

    public long Revision { get; private set; } = 1;

    /// <summary>The newest revision from which a watch can no longer go on.</summary>
    public long Compacted { get; private set; }

    /// <summary>Ends with the next change.</summary>
    public Task Changed => _changed.Task;

    public JsonObject? Find(ResourceType type, ResourceKey key) => Table(type).GetValueOrDefault(key.ToString());

    public IReadOnlyList<JsonObject> List(ResourceType type, string? @namespace) =>
        [.. Table(type).Values.Where(stored => string.IsNullOrEmpty(@namespace) || string.Equals(Text(stored, "namespace"), @namespace, StringComparison.Ordinal))];

    /// <summary>Everything in a namespace, or everything when null.</summary>
    public IReadOnlyList<(ResourceType Type, JsonObject Stored)> ListAll(string? @namespace) =>
        [.. Types.SelectMany(type => List(type, @namespace).Select(stored => (type, stored)))];

    private List<ResourceType> Types { get; } = [];

    public void Put(ResourceType type, ResourceKey key, JsonObject stored)
    {
        var before = Find(type, key);
        stored["metadata"]!["resourceVersion"] = (++Revision).ToString(CultureInfo.InvariantCulture);
        Table(type)[key.ToString()] = stored;
        Append(new LogEntry(Revision, type, before, stored));
    }

    public void Remove(ResourceType type, ResourceKey key)
    {
        var table = Table(type);
        var before = table[key.ToString()];
        table.Remove(key.ToString());
        Append(new LogEntry(++Revision, type, before, null));
    }

    public IReadOnlyList<LogEntry> LogAfter(long revision)
    {
        // Entries are in the order of their revisions, and watches ask for the last few.
        var first = _log.Count;
        while (first > 0 && _log[first - 1].Revision > revision)
        {
            first--;
        }

        return _log.GetRange(first, _log.Count - first);
    }

    public void Bookmark(ResourceType type) => Append(new LogEntry(++Revision, type, null, null));

    public void Compact()
    {
        Compacted = Revision;
        _log.Clear();
        Wake();
    }

    public void Wake()
    {
        var signal = _changed;
        _changed = NewSignal();
        signal.SetResult();
    }

    public static string? Text(JsonObject stored, string field) => stored["metadata"]?[field]?.GetValue<string>();

    private void Append(LogEntry entry)
    {
        _log.Add(entry);
        Wake();
    }

    private SortedDictionary<string, JsonObject> Table(ResourceType type)
    {
        if (!_objects.TryGetValue(type.QualifiedName, out var table))
        {
            _objects[type.QualifiedName] = table = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
            Types.Add(type);
        }

        return table;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
