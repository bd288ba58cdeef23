using Tombolo.Testing.Time;

namespace Tombolo.Testing.Waiting;

/// <summary>
/// When a whole simulation has nothing left to do that does not wait for the clock: everything in it runs on the thread pool and nothing in it waits for
/// the outside world, so that it rests when the pool does. No other test may run meanwhile: its class belongs to a collection that disables parallelization.
/// </summary>
public sealed class Rest
{
    // An idle pool stays so; looked at more than once because the two counters are not read as one.
    private const int Looks = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(500);
    private const int Samples = 1_000;

    private readonly int _idle;

    private Rest(int idle) => _idle = idle;

    /// <summary>Finds out how many threads the test runner itself keeps busy; called before anything else runs, and not on the pool.</summary>
    public static Rest Calibrate()
    {
        var started = TimeProvider.System.GetTimestamp();
        var idle = int.MaxValue;
        for (var sample = 0; sample < Samples || TimeProvider.System.GetElapsedTime(started) < Sample; sample++)
        {
            idle = Math.Min(idle, Busy());
            Thread.Yield();
        }

        return new Rest(idle);
    }

    /// <inheritdoc cref="Calibrate"/>
    public static Task<Rest> CalibrateAsync() => Task.Factory.StartNew(Calibrate, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <inheritdoc cref="Wait"/>
    public Task WaitAsync() => Task.Factory.StartNew(Wait, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Ends when nothing is left to do now.</summary>
    /// <exception cref="TimeoutException">Something runs on and on.</exception>
    public void Wait()
    {
        var started = TimeProvider.System.GetTimestamp();
        var spinner = default(SpinWait);
        for (var looks = 0; looks < Looks;)
        {
            if (Busy() <= _idle && ThreadPool.PendingWorkItemCount == 0)
            {
                looks++;
                continue;
            }

            looks = 0;
            spinner.SpinOnce(sleep1Threshold: -1);
            if (TimeProvider.System.GetElapsedTime(started) > Limit)
            {
                throw new TimeoutException($"it does not come to rest within {Limit.TotalSeconds} s: {Busy()} threads run, {ThreadPool.PendingWorkItemCount} items wait");
            }
        }
    }

    /// <summary>Moves the clock from one due time to the next, each after everything due before has been done.</summary>
    /// <param name="step">Due times that are closer together than this are one.</param>
    public void Pass(ManualTimeProvider time, TimeSpan by, TimeSpan step)
    {
        var end = time.GetUtcNow() + by;
        while (true)
        {
            Wait();
            var left = end - time.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            var next = time.NextDue is { } due && due < left ? due : left;
            time.Advance(next > step || next == left ? next : step < left ? step : left);
        }
    }

    /// <inheritdoc cref="Pass"/>
    public Task PassAsync(ManualTimeProvider time, TimeSpan by, TimeSpan step) =>
        Task.Factory.StartNew(() => Pass(time, by, step), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static int Busy()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var available, out _);
        return most - available;
    }
}
