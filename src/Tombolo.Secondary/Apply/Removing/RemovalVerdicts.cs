using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Apply.Removing;

/// <summary>What a revision says about the copies that it does not want.</summary>
/// <param name="owners">Whose each copy was when that was decided.</param>
/// <param name="unread">Kinds of which the copies could not be read.</param>
internal sealed class RemovalVerdicts(
    IReadOnlyDictionary<CopyKey, RemovalVerdict> verdicts, IReadOnlyDictionary<CopyKey, IReadOnlyList<string>> owners, IReadOnlyList<string> unread)
{
    /// <summary>Nothing was planned: nothing goes.</summary>
    public static RemovalVerdicts None { get; } = new(new Dictionary<CopyKey, RemovalVerdict>(), new Dictionary<CopyKey, IReadOnlyList<string>>(), []);

    public IEnumerable<CopyKey> Keys => verdicts.Keys;

    /// <summary>Kinds of which the copies could not be read.</summary>
    public IReadOnlyList<string> Unread => unread;

    public bool Contains(CopyKey key) => verdicts.ContainsKey(key);

    /// <summary>Null for a copy that nothing was planned for: it stays until a plan knows it.</summary>
    public RemovalVerdict? Find(CopyKey key) => verdicts.TryGetValue(key, out var verdict) ? verdict : null;

    /// <summary>Whether it was decided for a copy of these owners; a cache that was behind may have shown another one.</summary>
    public bool IsFor(CopyKey key, IReadOnlyList<string> found) => owners.TryGetValue(key, out var planned) && planned.SequenceEqual(found, StringComparer.Ordinal);

    public int Count(RemovalVerdict verdict) => verdicts.Values.Count(planned => planned == verdict);
}
