namespace Tombolo.LocalKube.Audit;

/// <summary>The last requests of one cluster, in the order of their answers.</summary>
/// <param name="capacity">How many are kept; 0 keeps none, which spares memory in fleets.</param>
public sealed class AuditTrail(int capacity) : IRequestAudit
{
    private readonly Lock _gate = new();
    private readonly Queue<AuditEntry> _entries = new();
    private TaskCompletionSource _next = NewSignal();
    private long _count;

    /// <summary>How many requests were answered, those no longer kept included; the number of the last entry.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>The entries after a number that are still kept.</summary>
    public IReadOnlyList<AuditEntry> Read(long after = 0)
    {
        lock (_gate)
        {
            return [.. _entries.SkipWhile(entry => entry.Number <= after)];
        }
    }

    /// <summary>Waits for an entry after a number that <paramref name="wanted"/> accepts.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before one came.</exception>
    public async Task<AuditEntry> WaitForAsync(Predicate<AuditEntry> wanted, long after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        while (true)
        {
            Task next;
            lock (_gate)
            {
                next = _next.Task;
            }

            var entries = Read(after);
            if (entries.FirstOrDefault(entry => wanted(entry)) is { } found)
            {
                return found;
            }

            after = entries.Count > 0 ? entries[^1].Number : after;
            await next.WaitAsync(cancellationToken);
        }
    }

    void IRequestAudit.Record(AuditRecord record)
    {
        TaskCompletionSource signal;
        lock (_gate)
        {
            _count++;
            if (capacity == 0)
            {
                return;
            }

            _entries.Enqueue(EntryOf(record, _count));
            if (_entries.Count > capacity)
            {
                _entries.Dequeue();
            }

            (signal, _next) = (_next, NewSignal());
        }

        signal.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static AuditEntry EntryOf(AuditRecord record, long number) => new()
    {
        Number = number,
        Time = record.Time,
        User = record.User?.Name ?? "",
        UserAgent = record.UserAgent,
        Verb = record.Attributes.Verb,
        Group = record.Attributes.Group,
        Resource = record.Attributes.Resource,
        Subresource = record.Attributes.Subresource,
        Namespace = record.Attributes.Namespace,
        Name = record.Attributes.Name,
        Path = record.Attributes.Path,
        Code = record.Code,
        IsDryRun = record.IsDryRun,
    };
}
