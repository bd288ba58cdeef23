namespace Tombolo.Kubernetes.Client;

/// <summary>The pace of <see cref="ClientRateLimit"/>, on the clock it is given: each request takes its turn, and waits until that turn has come.</summary>
internal sealed class TokenBucket(ClientRateLimit limit, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / limit.RequestsPerSecond);
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _nextTurn;

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = TakeTurn();
        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
    }

    private TimeSpan TakeTurn()
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            var turn = _nextTurn > now ? _nextTurn : now;
            _nextTurn = turn + _interval;
            return turn - (limit.Burst - 1) * _interval - now;
        }
    }
}
