using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Live;

/// <summary>
/// The objects of one resource, kept by one informer for all viewers. It starts at the first read, and stops when nobody has read for a while. Its changes go into the event stream.
/// Who may see what of it is for the caller to check.
/// </summary>
internal sealed class LiveCollection<T>(
    LiveScope scope, Func<KubernetesObject, T?> decode, LiveFeed feed, IKubernetesClient client, TimeProvider time, ILoggerFactory loggers) : ILiveCollection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private Running? _running;
    private long _lastRead;

    public LiveScope Scope => scope;

    /// <summary>Under which other scope a change of this object is told as well; null for none.</summary>
    public Func<T, LiveScope?>? AlsoTells { get; init; }

    /// <summary>All objects, a snapshot; order unspecified.</summary>
    /// <exception cref="LiveUnavailableException">They cannot be read at present.</exception>
    public async Task<IReadOnlyCollection<LiveObject<T>>> ListAsync(CancellationToken cancellationToken) => (await GetAsync(cancellationToken)).List();

    /// <summary>One object; null when there is none of that name.</summary>
    /// <exception cref="LiveUnavailableException">They cannot be read at present.</exception>
    public async Task<LiveObject<T>?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await GetAsync(cancellationToken)).TryGet(new ResourceKey(scope.Namespace ?? "", name), out var found) ? found : null;

    public async Task StopUnusedAsync(TimeSpan unused)
    {
        Running? stopped;
        lock (_gate)
        {
            if (_running is null || time.GetElapsedTime(_lastRead) < unused)
            {
                return;
            }

            (stopped, _running) = (_running, null);
        }

        await stopped.DisposeAsync();
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            var stopped = _running;
            _running = null;
            return stopped?.DisposeAsync() ?? ValueTask.CompletedTask;
        }
    }

    private async Task<ResourceInformer<LiveObject<T>>> GetAsync(CancellationToken cancellationToken)
    {
        Running running;
        lock (_gate)
        {
            _lastRead = time.GetTimestamp();
            running = _running ??= Start();
        }

        try
        {
            await running.Ready.WaitAsync(Patience, time, cancellationToken);
            return running.Informer;
        }
        catch (TimeoutException)
        {
            throw new LiveUnavailableException(scope.Type, running.Informer.LastError);
        }
    }

    private Running Start()
    {
        var informer = new ResourceInformer<LiveObject<T>>(
            client,
            scope.Type,
            new InformerOptions<LiveObject<T>>
            {
                Decode = found => decode(found) is { } value ? new LiveObject<T>(value, found.Metadata) : null,
                Namespace = scope.Namespace,
                FieldSelector = scope.FieldSelector,
            },
            time,
            loggers.CreateLogger<ResourceInformer<LiveObject<T>>>());
        return new Running(scope, informer, feed, AlsoTells);
    }

    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _run;

        public Running(LiveScope scope, ResourceInformer<LiveObject<T>> informer, LiveFeed feed, Func<T, LiveScope?>? alsoTells)
        {
            Informer = informer;
            _run = informer.RunAsync(_stop.Token);
            Ready = FollowAsync(scope, feed, alsoTells);
        }

        public ResourceInformer<LiveObject<T>> Informer { get; }

        public Task Ready { get; }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _run;
            await Ready.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            _stop.Dispose();
        }

        private async Task FollowAsync(LiveScope scope, LiveFeed feed, Func<T, LiveScope?>? alsoTells)
        {
            await Informer.WaitForSyncAsync(_stop.Token);
            int? subscriber = Environment.CurrentManagedThreadId;
            Informer.Subscribe(change =>
            {
                // What is there already is shown on this thread, within the call; it is no change.
                if (subscriber != Environment.CurrentManagedThreadId && change.Type != ResourceChangeType.Resynced)
                {
                    feed.Publish(scope, change.Key.Name, change.Type.ToString(), (change.Current ?? change.Previous)?.Metadata.ResourceVersion ?? "");
                    if ((change.Current ?? change.Previous) is { } about && alsoTells?.Invoke(about.Value) is { } other)
                    {
                        feed.Publish(other, about.Name, "Updated", "");
                    }
                }
            });
            subscriber = null;
        }
    }
}
