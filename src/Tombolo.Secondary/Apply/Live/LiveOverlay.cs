using Tombolo.Kubernetes.Objects;

namespace Tombolo.Secondary.Apply.Live;

/// <summary>
/// What the answers to our own writes say of the objects of one kind, until the informer says the same. Without it the look after a write would
/// see the object as it was before, and write again. Thread-safe.
/// </summary>
internal sealed class LiveOverlay(TimeProvider time)
{
    /// <summary>By then a watch has delivered or was begun anew: the informer is right.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, OverlayEntry> _entries = new(StringComparer.Ordinal);

    public void Written(KubernetesObject answer) => Set(answer.Metadata.Name, new OverlayEntry(answer, answer.Metadata.Uid, time.GetTimestamp()));

    public void Deleted(string name, string uid) => Set(name, new OverlayEntry(null, uid, time.GetTimestamp()));

    /// <summary>The newer of what the informer has and what was answered.</summary>
    /// <param name="informed">Null when the informer has none.</param>
    public KubernetesObject? Look(string name, KubernetesObject? informed)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(name, out var entry))
            {
                return informed;
            }

            if (time.GetElapsedTime(entry.Since) >= Lifetime || entry.IsKnownTo(informed))
            {
                _entries.Remove(name);
                return informed;
            }

            return entry.Answer;
        }
    }

    /// <summary>Whether an answer is remembered that the informer may not know.</summary>
    public bool Contains(string name)
    {
        lock (_lock)
        {
            return _entries.ContainsKey(name);
        }
    }

    /// <summary>The informer has heard that an object is gone.</summary>
    public void Gone(string name, string uid)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(name, out var entry) && entry.Uid == uid)
            {
                _entries.Remove(name);
            }
        }
    }

    private void Set(string name, OverlayEntry entry)
    {
        lock (_lock)
        {
            _entries[name] = entry;
        }
    }
}
