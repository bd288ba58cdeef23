namespace Tombolo.LocalKube.Storage;

/// <summary>The order of etcd's keys.</summary>
internal sealed class StoredObjectOrder : IComparer<StoredObject>
{
    public static StoredObjectOrder Instance { get; } = new();

    public int Compare(StoredObject? x, StoredObject? y) => string.CompareOrdinal(x?.Key, y?.Key);
}
