using System.Collections.Concurrent;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>The memories of all objects.</summary>
internal sealed class CopyMemories
{
    private readonly ConcurrentDictionary<CopyKey, CopyMemory> _memories = new();

    public CopyMemory Of(CopyKey key) => _memories.GetOrAdd(key, _ => new CopyMemory());

    /// <summary>The content of the object that was tried last; null before the first try.</summary>
    public string? TriedEtag(CopyKey key) => _memories.TryGetValue(key, out var memory) ? memory.TriedEtag : null;

    public void Forget(CopyKey key) => _memories.TryRemove(key, out _);

    public void Clear() => _memories.Clear();
}
