namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>One of the three lists of a kubeconfig: its key, the key of an entry's body, and its entries by name.</summary>
internal sealed class KubeconfigSection(string key, string bodyKey)
{
    private readonly Dictionary<string, KubeconfigEntry> _entries = new(StringComparer.Ordinal);

    /// <summary><c>clusters</c>, <c>users</c> or <c>contexts</c>.</summary>
    public string Key { get; } = key;

    /// <summary><c>cluster</c>, <c>user</c> or <c>context</c>.</summary>
    public string BodyKey { get; } = bodyKey;

    /// <summary>The names there are, for messages.</summary>
    public string Names => _entries.Count == 0 ? "none" : string.Join(", ", _entries.Keys.Order(StringComparer.Ordinal));

    public KubeconfigEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>Adds an entry unless an earlier file, or the same, has one of its name; the first wins whole, nothing is mixed.</summary>
    /// <returns>The entry that stands against it.</returns>
    public KubeconfigEntry? Add(KubeconfigEntry entry) => _entries.TryAdd(entry.Name, entry) ? null : _entries[entry.Name];
}
