using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Faults;

/// <summary>Troubles of one cluster, on demand. Everything may be changed at any time, from any thread, and counts for the requests that come after.</summary>
/// <param name="time">The clock of delays.</param>
/// <param name="random">By which <see cref="Rates"/> choose; seed it to see the same again.</param>
public sealed class ClusterFaults(TimeProvider time, Random random) : IFaultInjector, IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource _watches = new();
    private TaskCompletionSource? _stall;
    private FaultRates _rates = new();

    /// <summary>What every request for a resource waits before it is looked at.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Whether writes fail as they do when etcd takes no more.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>How often requests go wrong.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a share below 0, or to shares that are more than 1 together.</exception>
    public FaultRates Rates
    {
        get => _rates;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Total > 1 || Math.Min(Math.Min(value.Conflict, value.TooManyRequests), Math.Min(value.InternalError, value.Reset)) < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(value), $"shares must be from 0 to 1, and at most 1 together; these are {value}");
            }

            _rates = value;
        }
    }

    CancellationToken IFaultInjector.WatchesBroken
    {
        get
        {
            lock (_gate)
            {
                return _watches.Token;
            }
        }
    }

    /// <summary>Watches stay open and say nothing, bookmarks included, until <see cref="ResumeWatches"/>.</summary>
    public void StallWatches()
    {
        lock (_gate)
        {
            _stall ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Stalled watches go on, with everything that happened meanwhile.</summary>
    public void ResumeWatches()
    {
        lock (_gate)
        {
            _stall?.SetResult();
            _stall = null;
        }
    }

    /// <summary>The connections of all open watches break; new ones may be opened at once.</summary>
    public void DropWatches()
    {
        CancellationTokenSource broken;
        lock (_gate)
        {
            (broken, _watches) = (_watches, new CancellationTokenSource());
        }

        broken.Cancel();
        broken.Dispose();
    }

    /// <summary>No more troubles.</summary>
    public void Clear()
    {
        (Latency, IsReadOnly, Rates) = (TimeSpan.Zero, false, new FaultRates());
        ResumeWatches();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ResumeWatches();
        _watches.Dispose();
    }

    async ValueTask<FaultVerdict> IFaultInjector.BeforeRequestAsync(RequestAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsResourceRequest)
        {
            return FaultVerdict.None;
        }

        if (Latency > TimeSpan.Zero)
        {
            await Task.Delay(Latency, time, cancellationToken);
        }

        if (IsReadOnly && IsWrite(attributes))
        {
            return new FaultVerdict(EtcdFailure("etcdserver: mvcc: database space exceeded"), false);
        }

        return _rates.Total > 0 ? Choose(_rates, attributes) : FaultVerdict.None;
    }

    async ValueTask IFaultInjector.BeforeWatchBatchAsync(RequestAttributes attributes, CancellationToken cancellationToken)
    {
        if (_stall is { } stall)
        {
            await stall.Task.WaitAsync(cancellationToken);
        }
    }

    // An error of etcd that the API server has no reason for.
    private static ApiStatus EtcdFailure(string message) => new(500, "", message);

    // Reviews are answered, not stored.
    private static bool IsWrite(RequestAttributes attributes) =>
        attributes.Verb is "create" or "update" or "patch" or "delete" or "deletecollection"
        && attributes.Group is not ("authorization.k8s.io" or "authentication.k8s.io")
        && attributes.Subresource != "token";

    private FaultVerdict Choose(FaultRates rates, RequestAttributes attributes)
    {
        double chance;
        lock (_gate)
        {
            chance = random.NextDouble();
        }

        if ((chance -= rates.Reset) < 0)
        {
            return new FaultVerdict(null, true);
        }

        if ((chance -= rates.TooManyRequests) < 0)
        {
            return new FaultVerdict(Statuses.TooManyRequests("the server is currently unable to handle the request", (int)rates.RetryAfter.TotalSeconds), false);
        }

        if ((chance -= rates.InternalError) < 0)
        {
            return new FaultVerdict(EtcdFailure("etcdserver: request timed out"), false);
        }

        return chance - rates.Conflict < 0 && attributes is { Verb: "update" or "patch", Name.Length: > 0 }
            ? new FaultVerdict(Statuses.Modified(new GroupResource(attributes.Group, attributes.Resource), attributes.Name), false)
            : FaultVerdict.None;
    }
}
