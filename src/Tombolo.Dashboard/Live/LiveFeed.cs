using System.Text.Json;

namespace Tombolo.Dashboard.Live;

/// <summary>
/// The last changes of all live collections, in order. A viewer is no more than a place in it, so that a slow one costs nothing; one that falls behind what is kept is told to read anew.
/// </summary>
internal sealed class LiveFeed(string run)
{
    /// <summary>So many changes are kept.</summary>
    public const int Capacity = 4_096;

    private readonly Lock _gate = new();
    private readonly LiveEvent[] _kept = new LiveEvent[Capacity];
    private TaskCompletionSource _changed = New();
    private long _last;

    /// <summary>Names this process: places in the feed of another one mean nothing here.</summary>
    public string Run => run;

    /// <summary>The place after the newest change.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    /// <summary>Tells all viewers.</summary>
    /// <param name="change"><c>Added</c>, <c>Updated</c> or <c>Deleted</c>.</param>
    public void Publish(LiveScope scope, string name, string change, string resourceVersion)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            var sequence = ++_last;
            var data = JsonSerializer.Serialize(new LiveChange(scope.Name, name, change, resourceVersion), LiveJsonContext.Default.LiveChange);
            _kept[sequence % Capacity] = new LiveEvent(sequence, scope, name, System.Text.Encoding.UTF8.GetBytes($"id: {run}-{sequence}\nevent: change\ndata: {data}\n\n"));
            (changed, _changed) = (_changed, New());
        }

        changed.SetResult();
    }

    /// <summary>Ends when there is something after <paramref name="place"/>.</summary>
    public Task WaitAsync(long place, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _last > place ? Task.CompletedTask : _changed.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Adds what came after <paramref name="place"/>; false when some of it is not kept any more.</summary>
    public bool TryRead(long place, List<LiveEvent> into)
    {
        lock (_gate)
        {
            if (place > _last || _last - place > Capacity)
            {
                return false;
            }

            for (var sequence = place + 1; sequence <= _last; sequence++)
            {
                into.Add(_kept[sequence % Capacity]);
            }

            return true;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
