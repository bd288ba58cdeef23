using System.Threading.Channels;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Controllers;

/// <summary>
/// Runs the controllers of a cluster one task after the other: a thread is in use only while there is something to do, so that a thousand idle clusters cost nothing.
/// </summary>
internal sealed class ControllerLoop(IReadOnlyList<IReconciler> reconcilers, TimeProvider time) : IStoreObserver
{
    private const int MaxQuickTries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<ReconcileTask> _tasks = Channel.CreateUnbounded<ReconcileTask>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _gate = new();
    private readonly HashSet<(IReconciler Reconciler, string Key)> _waiting = [];
    private TaskCompletionSource _idle = NewSignal();
    private bool _isRunning;

    /// <summary>Ends when there is nothing to do.</summary>
    public Task Idle
    {
        get
        {
            lock (_gate)
            {
                SignalWhenIdle();
                return _idle.Task;
            }
        }
    }

    public void OnChange(GroupResource resource, StoreEvent change)
    {
        foreach (var reconciler in reconcilers)
        {
            reconciler.Observe(resource, change, key => Enqueue(reconciler, key));
        }
    }

    /// <summary>Works until cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var task in _tasks.Reader.ReadAllAsync(cancellationToken))
            {
                Begin(task);
                Run(task, cancellationToken);
                End();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way to stop.
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Enqueue(IReconciler reconciler, string key, int tries = 0)
    {
        lock (_gate)
        {
            if (!_waiting.Add((reconciler, key)))
            {
                return;
            }

            if (_idle.Task.IsCompleted)
            {
                _idle = NewSignal();
            }
        }

        _tasks.Writer.TryWrite(new ReconcileTask(reconciler, key, tries));
    }

    private void Begin(ReconcileTask task)
    {
        lock (_gate)
        {
            _isRunning = true;
            _waiting.Remove((task.Reconciler, task.Key));
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _isRunning = false;
            SignalWhenIdle();
        }
    }

    private void SignalWhenIdle()
    {
        if (!_isRunning && _waiting.Count == 0)
        {
            _idle.TrySetResult();
        }
    }

    private void Run(ReconcileTask task, CancellationToken cancellationToken)
    {
        try
        {
            task.Reconciler.Reconcile(task.Key, key => Enqueue(task.Reconciler, key));
        }
        catch (StatusException) when (task.Tries < MaxQuickTries)
        {
            // Somebody wrote meanwhile.
            Enqueue(task.Reconciler, task.Key, task.Tries + 1);
        }
        catch (StatusException)
        {
            _ = EnqueueLaterAsync(task, cancellationToken);
        }
    }

    private async Task EnqueueLaterAsync(ReconcileTask task, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Pause, time, cancellationToken);
            Enqueue(task.Reconciler, task.Key);
        }
        catch (OperationCanceledException)
        {
            // Stopped: nobody reads the queue any more.
        }
    }
}
