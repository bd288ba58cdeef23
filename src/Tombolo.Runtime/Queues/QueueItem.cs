using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Runtime.Queues;

/// <summary>What a <see cref="WorkQueue{TKey}"/> handed out: a key to work on, or nothing because the queue was shut down and is empty.</summary>
public readonly record struct QueueItem<TKey>
    where TKey : notnull
{
    internal QueueItem(TKey key)
    {
        Key = key;
        HasKey = true;
    }

    /// <summary>False when there is no more work and never will be.</summary>
    [MemberNotNullWhen(true, nameof(Key))]
    public bool HasKey { get; }

    public TKey? Key { get; }
}
