using System.Collections.Concurrent;

namespace Tombolo.Testing.ControlPlanes.Pooling;

/// <summary>
/// The control planes of a test run: started when first asked for, several at once in parallel, and kept to its end. Made for
/// <c>[assembly: AssemblyFixture(typeof(ControlPlanePool))]</c>.
/// </summary>
public sealed class ControlPlanePool : IAsyncDisposable
{
    private readonly ControlPlanePoolOptions _options;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SemaphoreSlim _free;
    private readonly ConcurrentBag<ControlPlane> _idle = [];
    private readonly ConcurrentDictionary<ControlPlane, bool> _all = new();
    private readonly Lock _gate = new();
    private Task<ControlPlane>? _shared;
    private Task<ControlPlaneBinaries>? _binaries;
    private int _started;

    /// <summary>A pool as most tests need it.</summary>
    public ControlPlanePool()
        : this(new ControlPlanePoolOptions())
    {
    }

    // The test framework wants a fixture to have one public constructor.
    private ControlPlanePool(ControlPlanePoolOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Maximum, 2, nameof(options));
        _options = options;
        _free = new SemaphoreSlim(options.Maximum);
    }

    /// <summary>How many can be rented at once: one stays for <see cref="ShareAsync"/>.</summary>
    public int MostRentable => _options.Maximum - 1;

    /// <summary>A pool with other options.</summary>
    public static ControlPlanePool Create(ControlPlanePoolOptions options) => new(options);

    /// <summary>
    /// The control plane that everybody shares for the whole run. Who uses it keeps to namespaces of its own and changes nothing
    /// that others see: no cluster-wide objects but CRDs that are the same for all, and no stopping.
    /// </summary>
    public async Task<ControlPlane> ShareAsync(CancellationToken cancellationToken = default)
    {
        Task<ControlPlane> shared;
        lock (_gate)
        {
            // One caller's cancellation must not take it from the others; a start that failed is tried again.
            if (_shared is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _shared = StartSharedAsync();
            }

            shared = _shared;
        }

        return await shared.WaitAsync(cancellationToken);
    }

    /// <summary>Rents <paramref name="count"/> control planes that look newly started; waits in line while they are in use.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="MostRentable"/>.</exception>
    /// <exception cref="ControlPlaneException">One could not be started.</exception>
    public async Task<ControlPlaneLease> RentAsync(int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostRentable);
        await TakeAsync(count, cancellationToken);
        var planes = new List<ControlPlane>(count);
        while (planes.Count < count && _idle.TryTake(out var idle))
        {
            planes.Add(idle);
        }

        var starts = Enumerable.Range(0, count - planes.Count).Select(_ => StartAsync(cancellationToken)).ToArray();
        try
        {
            planes.AddRange(await Task.WhenAll(starts));
            return new ControlPlaneLease(planes, ReturnAsync);
        }
        catch
        {
            planes.AddRange(starts.Where(start => start.IsCompletedSuccessfully).Select(start => start.Result));
            planes.ForEach(_idle.Add);
            _free.Release(count);
            throw;
        }
    }

    /// <summary>Ends all control planes.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var plane in _all.Keys)
        {
            await DiscardAsync(plane);
        }

        _turn.Dispose();
        _free.Dispose();
    }

    // Whoever waits has the turn until all of its permits are there, so that two renters never wait for each other.
    private async Task TakeAsync(int count, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        var taken = 0;
        try
        {
            for (; taken < count; taken++)
            {
                await _free.WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (taken > 0)
        {
            _free.Release(taken);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ReturnAsync(IReadOnlyList<ControlPlane> planes)
    {
        await Task.WhenAll(planes.Select(ResetAsync));
        _free.Release(planes.Count);
    }

    private async Task ResetAsync(ControlPlane plane)
    {
        try
        {
            await plane.ResetAsync();
            _idle.Add(plane);
        }
        catch (Exception exception) when (exception is ControlPlaneException or HttpRequestException)
        {
            // A test may have broken it for good; the next renter gets a new one.
            await DiscardAsync(plane);
        }
    }

    private async Task<ControlPlane> StartSharedAsync()
    {
        await TakeAsync(1, CancellationToken.None);
        try
        {
            return _idle.TryTake(out var idle) ? idle : await StartAsync(CancellationToken.None);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    private async Task<ControlPlane> StartAsync(CancellationToken cancellationToken)
    {
        var binaries = await LocateAsync().WaitAsync(cancellationToken);
        var name = $"plane-{Interlocked.Increment(ref _started)}";
        var plane = await ControlPlane.StartAsync(_options.Plane with { Name = name, Binaries = binaries }, cancellationToken);
        _all.TryAdd(plane, true);
        return plane;
    }

    private Task<ControlPlaneBinaries> LocateAsync()
    {
        lock (_gate)
        {
            return _binaries ??= _options.Plane.Binaries is { } given
                ? Task.FromResult(given)
                : ControlPlaneBinaries.LocateAsync(CancellationToken.None);
        }
    }

    private async Task DiscardAsync(ControlPlane plane)
    {
        _all.TryRemove(plane, out _);
        await plane.DisposeAsync();
    }
}
