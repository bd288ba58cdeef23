using System.Globalization;
using System.Text.Json.Nodes;

namespace Tombolo.Kubernetes.Tests.Fakes;

/// <summary>What an API server keeps: objects, a version that only grows, and the history of changes.</summary>
internal sealed class FakeStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, (FakePath Path, JsonObject Value)> _objects = new(StringComparer.Ordinal);
    private readonly List<FakeChange> _history = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version = 100;
    private long _compacted;

    public string Version
    {
        get
        {
            lock (_lock)
            {
                return Text(_version);
            }
        }
    }

    public JsonObject? Get(FakePath path)
    {
        lock (_lock)
        {
            return _objects.TryGetValue(KeyOf(path), out var found) ? Copy(found.Value) : null;
        }
    }

    public (string Version, IReadOnlyList<JsonObject> Items) List(FakePath collection)
    {
        lock (_lock)
        {
            return (Text(_version), [.. _objects.Values.Where(each => collection.Contains(each.Path)).Select(each => Copy(each.Value))]);
        }
    }

    /// <summary>Stores an object as it is, with a new version; null when <paramref name="check"/> finds an error.</summary>
    public JsonObject? Put(FakePath path, JsonObject value, Func<JsonObject?, bool>? check = null)
    {
        lock (_lock)
        {
            _objects.TryGetValue(KeyOf(path), out var existing);
            if (check?.Invoke(existing.Value) == false)
            {
                return null;
            }

            var stored = Copy(value);
            var metadata = stored["metadata"]!.AsObject();
            metadata["uid"] ??= existing.Value?["metadata"]!["uid"]!.GetValue<string>() ?? $"uid-{_version + 1}";
            metadata["resourceVersion"] = Text(++_version);
            _objects[KeyOf(path)] = (path, stored);
            Record(existing.Value is null ? "ADDED" : "MODIFIED", path, stored);
            return Copy(stored);
        }
    }

    public bool Remove(FakePath path)
    {
        lock (_lock)
        {
            if (!_objects.Remove(KeyOf(path), out var removed))
            {
                return false;
            }

            removed.Value["metadata"]!["resourceVersion"] = Text(++_version);
            Record("DELETED", path, removed.Value);
            return true;
        }
    }

    /// <summary>Moves the version on without any object, and tells all watches.</summary>
    public void Bookmark()
    {
        lock (_lock)
        {
            Record("BOOKMARK", null, JsonNode.Parse($$$"""{"metadata":{"resourceVersion":"{{{++_version}}}"}}""")!.AsObject());
        }
    }

    /// <summary>Every version before now becomes too old to begin a watch from.</summary>
    public void Compact()
    {
        lock (_lock)
        {
            _compacted = ++_version;
        }
    }

    public bool IsExpired(long version)
    {
        lock (_lock)
        {
            return version < _compacted;
        }
    }

    /// <summary>What happened after a version, and a task that ends with the next change.</summary>
    public (IReadOnlyList<FakeChange> Changes, Task Next) Since(long version)
    {
        lock (_lock)
        {
            return ([.. _history.Where(change => change.Version > version)], _changed.Task);
        }
    }

    private static string KeyOf(FakePath path) => $"{path.Root} {path.Plural} {path.Namespace} {path.Name}";

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Copy(JsonObject value) => value.DeepClone().AsObject();

    private void Record(string type, FakePath? path, JsonObject value)
    {
        _history.Add(new(_version, type, path, value.ToJsonString()));
        var changed = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }
}
