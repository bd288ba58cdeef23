using Tombolo.Runtime.Queues;
using Tombolo.Testing.Time;

namespace Tombolo.Runtime.Tests.Queues;

public sealed class WorkQueueTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly WorkQueue<string> _queue;

    public WorkQueueTests() => _queue = new WorkQueue<string>(_time, new ExponentialBackOff { Jitter = 0 });

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task Get_AddedInOrder_ReturnsFirstInFirstOut()
    {
        _queue.Add("a");
        _queue.Add("b");

        Assert.Equal("a", await TakeAsync());
        Assert.Equal("b", await TakeAsync());
    }

    [Fact]
    public async Task Get_BeforeAdd_EndsWithTheAdd()
    {
        var taken = TakeAsync();
        Assert.False(taken.IsCompleted);

        _queue.Add("a");

        Assert.Equal("a", await taken);
    }

    [Fact]
    public async Task Get_Cancelled_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        var taken = _queue.GetAsync(cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taken);
    }

    [Fact]
    public async Task Add_TwiceBeforeGet_IsHandedOutOnce()
    {
        _queue.Add("a");
        _queue.Add("a");
        Assert.Equal(1, _queue.Count);

        Assert.Equal("a", await TakeAsync());
        _queue.Done("a");

        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task Add_WhileProcessing_IsHandedOutOnceMoreAfterDone()
    {
        _queue.Add("a");
        await TakeAsync();

        _queue.Add("a");
        _queue.Add("a");
        Assert.Equal(0, _queue.Count);

        _queue.Done("a");
        Assert.Equal(1, _queue.Count);
        Assert.Equal("a", await TakeAsync());
        _queue.Done("a");
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void Done_NotTaken_ChangesNothing()
    {
        _queue.Add("a");

        _queue.Done("a");
        _queue.Done("b");

        Assert.Equal(1, _queue.Count);
    }

    [Fact]
    public void AddAfter_IsQueuedWhenTheDelayIsOver()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(10));

        _time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.Equal((0, 1), (_queue.Count, _queue.DelayedCount));

        _time.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal((1, 0), (_queue.Count, _queue.DelayedCount));
    }

    [Theory]
    [InlineData(10, 5, 5)]
    [InlineData(5, 10, 5)]
    [InlineData(7, 7, 7)]
    public void AddAfter_SeveralDelaysOfOneKey_TheFirstToEndCountsAlone(int first, int second, int due)
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(first));
        _queue.AddAfter("a", TimeSpan.FromSeconds(second));

        _time.Advance(TimeSpan.FromSeconds(due - 1));
        Assert.Equal(0, _queue.Count);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 0), (_queue.Count, _queue.DelayedCount));
    }

    [Fact]
    public async Task AddAfter_ManyKeys_AreQueuedInOrderOfDueTime()
    {
        _queue.AddAfter("c", TimeSpan.FromSeconds(3));
        _queue.AddAfter("a", TimeSpan.FromSeconds(1));
        _queue.AddAfter("b", TimeSpan.FromSeconds(2));

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(("a", "b", "c"), (await TakeAsync(), await TakeAsync(), await TakeAsync()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void AddAfter_NoDelay_IsQueuedAtOnce(int seconds)
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(seconds));

        Assert.Equal(1, _queue.Count);
    }

    [Fact]
    public void AddAfter_LongerThanATimerTakes_IsQueuedWhenTheDelayIsOver()
    {
        _queue.AddAfter("a", TimeSpan.FromDays(90));

        _time.Advance(TimeSpan.FromDays(89.9));
        Assert.Equal(0, _queue.Count);
        _time.Advance(TimeSpan.FromDays(0.1));
        Assert.Equal(1, _queue.Count);
    }

    [Fact]
    public void AddRateLimited_Repeated_DoublesUntilForgotten()
    {
        Assert.Equal([5, 10, 20], [FailOnce(), FailOnce(), FailOnce()]);
        Assert.Equal(3, _queue.Failures("a"));

        _queue.Forget("a");

        Assert.Equal(0, _queue.Failures("a"));
        Assert.Equal(5, FailOnce());
    }

    [Fact]
    public void AddRateLimited_OtherKey_HasItsOwnBackOff()
    {
        FailOnce();
        FailOnce();

        Assert.Equal(5, FailOnce("b"));
    }

    [Fact]
    public void AddRateLimited_AtLeast_WaitsForWhatTheServerAsked()
    {
        _queue.AddRateLimited("a", TimeSpan.FromSeconds(30));

        Assert.Equal(TimeSpan.FromSeconds(30), _time.NextDue);
    }

    [Fact]
    public async Task ShutDown_HandsOutWhatIsQueuedThenEnds()
    {
        _queue.Add("a");
        _queue.AddAfter("later", TimeSpan.FromSeconds(1));

        _queue.ShutDown();
        _queue.Add("b");
        _queue.AddAfter("c", TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("a", await TakeAsync());
        Assert.Null(await TakeAsync());
    }

    [Fact]
    public async Task ShutDown_KeyAddedWhileProcessing_IsStillHandedOut()
    {
        _queue.Add("a");
        await TakeAsync();
        _queue.Add("a");

        _queue.ShutDown();
        _queue.Done("a");

        Assert.Equal("a", await TakeAsync());
        _queue.Done("a");
        Assert.Null(await TakeAsync());
    }

    [Fact]
    public async Task Get_ManyWorkersAndAdders_NeverHandsOutAKeyTwiceAtATimeAndLosesNone()
    {
        const int Keys = 20, Adds = 20_000, Workers = 4;
        using var queue = new WorkQueue<int>(TimeProvider.System);
        var requested = new int[Keys];
        var seen = new int[Keys];
        var busy = new int[Keys];
        var overlaps = 0;

        var workers = Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (await queue.GetAsync(TestContext.Current.CancellationToken) is { HasKey: true } item)
            {
                if (Interlocked.Increment(ref busy[item.Key]) != 1)
                {
                    Interlocked.Increment(ref overlaps);
                }

                seen[item.Key] = Volatile.Read(ref requested[item.Key]);
                Interlocked.Decrement(ref busy[item.Key]);
                queue.Done(item.Key);
            }
        })).ToArray();
        for (var i = 0; i < Adds; i++)
        {
            Interlocked.Increment(ref requested[i % Keys]);
            queue.Add(i % Keys);
        }

        queue.ShutDown();
        await Task.WhenAll(workers);

        Assert.Equal(0, overlaps);
        Assert.Equal(requested, seen);
    }

    private async Task<string?> TakeAsync() => (await _queue.GetAsync(TestContext.Current.CancellationToken)).Key;

    private double FailOnce(string key = "a")
    {
        var queued = _queue.Count;
        _queue.AddRateLimited(key);
        var wait = _time.NextDue!.Value;
        _time.Advance(wait);
        Assert.Equal(Math.Max(queued, 1), _queue.Count - (key == "a" ? 0 : 1));
        return wait.TotalMilliseconds;
    }
}
