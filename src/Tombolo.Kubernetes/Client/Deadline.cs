using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Client;

/// <summary>
/// A time limit on waiting for the API server, which tells its three ends apart: the caller gave up (cancellation stays cancellation),
/// the time is over, the connection failed (both are <see cref="KubernetesUnreachableException"/>).
/// </summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _both;
    private readonly TimeSpan _limit;
    private readonly CancellationToken _caller;

    public Deadline(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _limit = limit;
        _caller = caller;
        _timer = new(limit, time);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller);
    }

    /// <summary>Begins the limit anew.</summary>
    public void Restart() => _timer.CancelAfter(_limit);

    /// <summary>Stops the limit until it is begun anew.</summary>
    public void Suspend() => _timer.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="KubernetesUnreachableException">The time is over, or the connection failed.</exception>
    public async Task<T> RunAsync<T>(Uri server, Func<CancellationToken, Task<T>> exchange)
    {
        try
        {
            return await exchange(_both.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException && _caller.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, _caller);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException && _timer.IsCancellationRequested)
        {
            throw new KubernetesUnreachableException(server, new TimeoutException($"no answer within {_limit.TotalSeconds:0.###} s"));
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException)
        {
            throw new KubernetesUnreachableException(server, e);
        }
    }

    public void Dispose()
    {
        _both.Dispose();
        _timer.Dispose();
    }
}
