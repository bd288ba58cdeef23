namespace Tombolo.Runtime.Hosting;

/// <summary>
/// Loops that live and die together: the first that ends, for whatever reason, ends the others, and its exception is the group's.
/// </summary>
public sealed class TaskGroup : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly List<Task> _tasks = [];

    public TaskGroup(CancellationToken cancellationToken) => _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

    /// <summary>Cancelled when the group ends.</summary>
    public CancellationToken Stopping => _stop.Token;

    public void Run(Func<CancellationToken, Task> loop) => _tasks.Add(Task.Run(() => loop(_stop.Token), CancellationToken.None));

    /// <summary>Waits until the first loop has ended, then for all others. Cancellation is no error.</summary>
    public async Task WaitAsync()
    {
        try
        {
            if (_tasks.Count > 0)
            {
                await await Task.WhenAny(_tasks);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The way to stop.
        }
        finally
        {
            await DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_tasks.Count == 0)
        {
            _stop.Dispose();
            return;
        }

        await _stop.CancelAsync();
        await Task.WhenAll(_tasks).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _tasks.Clear();
    }
}
