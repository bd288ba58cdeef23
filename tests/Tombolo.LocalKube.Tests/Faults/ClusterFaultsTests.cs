using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Faults;
using Tombolo.Testing.Time;

namespace Tombolo.LocalKube.Tests.Faults;

public sealed class ClusterFaultsTests : IDisposable
{
    private static readonly RequestAttributes Patch = new() { IsResourceRequest = true, Verb = "patch", Resource = "secrets", Name = "x" };
    private static readonly RequestAttributes List = new() { IsResourceRequest = true, Verb = "list", Resource = "secrets" };

    private readonly ManualTimeProvider _time = new();
    private readonly ClusterFaults _faults;

    public ClusterFaultsTests() => _faults = new ClusterFaults(_time, new Random(7));

    private IFaultInjector Injector => _faults;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BeforeRequest_NothingAskedFor_LetsPass() => Assert.Equal(FaultVerdict.None, await Injector.BeforeRequestAsync(Patch, Cancelled));

    [Fact]
    public async Task BeforeRequest_Latency_WaitsSoLong()
    {
        _faults.Latency = TimeSpan.FromSeconds(2);
        var waiting = Injector.BeforeRequestAsync(Patch, Cancelled).AsTask();

        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(FaultVerdict.None, await waiting);
    }

    [Fact]
    public async Task BeforeRequest_ReadOnly_RefusesWritesAlone()
    {
        _faults.IsReadOnly = true;

        Assert.Equal(500, (await Injector.BeforeRequestAsync(Patch, Cancelled)).Refusal!.Code);
        Assert.Null((await Injector.BeforeRequestAsync(List, Cancelled)).Refusal);
        Assert.Null((await Injector.BeforeRequestAsync(Patch with { Verb = "create", Group = "authorization.k8s.io" }, Cancelled)).Refusal);
    }

    [Fact]
    public async Task BeforeRequest_Rates_AreMetRoughlyAndRepeatably()
    {
        _faults.Rates = new FaultRates { Conflict = 0.1, TooManyRequests = 0.2, InternalError = 0.1, Reset = 0.1, RetryAfter = TimeSpan.FromSeconds(3) };
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 1000; i++)
        {
            var verdict = await Injector.BeforeRequestAsync(Patch, Cancelled);
            var kind = verdict.BreaksConnection ? "reset" : $"{verdict.Refusal?.Code}/{verdict.Refusal?.Details?.RetryAfterSeconds}";
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }

        Assert.All([("reset", 100), ("409/0", 100), ("429/3", 200), ("500/", 100), ("/", 500)], each => Assert.InRange(counts[each.Item1], each.Item2 * 0.7, each.Item2 * 1.3));
    }

    [Fact]
    public void Rates_MoreThanEverything_AreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _faults.Rates = new FaultRates { Conflict = 0.6, Reset = 0.6 });

    [Fact]
    public async Task Watches_Stalled_GoOnAfterwards()
    {
        _faults.StallWatches();
        var waiting = Injector.BeforeWatchBatchAsync(List, Cancelled).AsTask();
        Assert.False(waiting.IsCompleted);

        _faults.ResumeWatches();

        await waiting;
        await Injector.BeforeWatchBatchAsync(List, Cancelled);
    }

    [Fact]
    public void Watches_Dropped_BreakOnce()
    {
        var open = Injector.WatchesBroken;

        _faults.DropWatches();

        Assert.True(open.IsCancellationRequested);
        Assert.False(Injector.WatchesBroken.IsCancellationRequested);
    }

    public void Dispose() => _faults.Dispose();
}
