using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Errors;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Metrics;
using Tombolo.Runtime.Queues;
using Tombolo.Testing.Logging;
using Tombolo.Testing.Metrics;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Runtime.Tests.Controllers;

public sealed class ControllerTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly WorkQueue<string> _queue;
    private readonly TestMeterFactory _meters = new();
    private readonly Measurements _measurements;
    private readonly RecordingLogger<Controller<string>> _log = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public ControllerTests()
    {
        _queue = new WorkQueue<string>(_time, new ExponentialBackOff { Jitter = 0 });
        _measurements = new Measurements(_meters);
    }

    public void Dispose()
    {
        _queue.Dispose();
        _measurements.Dispose();
        _meters.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Run_InformersNotSynced_WaitsForAllOfThem()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        var reconciler = new ScriptedReconciler();
        _queue.Add("a");

        var run = Create(reconciler, 1, token => first.Task.WaitAsync(token), token => second.Task.WaitAsync(token)).RunAsync(_stop.Token);
        first.SetResult();
        Assert.Empty(reconciler.Keys);
        second.SetResult();

        await Eventually.TrueAsync(() => reconciler.Keys.Count == 1);
        await StopAsync(run);
    }

    [Fact]
    public async Task Run_CancelledBeforeSync_Ends()
    {
        var run = Create(new ScriptedReconciler(), 1, token => Task.Delay(Timeout.Infinite, token)).RunAsync(_stop.Token);

        await StopAsync(run);
    }

    [Fact]
    public async Task Run_Done_IsNotQueuedAgain()
    {
        await RunOneAsync(ScriptedReconciler.Return(ReconcileResult.Done));

        Assert.Equal((0, 0, 0), (_queue.Count, _queue.DelayedCount, _queue.Failures("a")));
        Assert.Equal(1, Reconciles("done"));
    }

    [Fact]
    public async Task Run_RequeueAfter_IsDueThenAndFailuresAreForgotten()
    {
        _queue.AddRateLimited("a");
        _time.Advance(TimeSpan.FromSeconds(1));

        await RunOneAsync(ScriptedReconciler.Return(ReconcileResult.RequeueAfter(TimeSpan.FromMinutes(5))));

        Assert.Equal(TimeSpan.FromMinutes(5), _time.NextDue);
        Assert.Equal(0, _queue.Failures("a"));
        Assert.Equal(1, Reconciles("requeue_after"));
    }

    [Fact]
    public async Task Run_Retry_BacksOffWithoutAnError()
    {
        await RunOneAsync(ScriptedReconciler.Return(ReconcileResult.Retry));

        Assert.Equal(TimeSpan.FromMilliseconds(5), _time.NextDue);
        Assert.DoesNotContain(_log.Lines, line => line.Level >= LogLevel.Warning);
        Assert.Equal(1, Reconciles("retry"));
    }

    [Fact]
    public async Task Run_Conflict_BacksOffWithoutAnError()
    {
        await RunOneAsync(ScriptedReconciler.Throw(Refused(409, "Conflict")));

        Assert.Equal(1, _queue.DelayedCount);
        Assert.DoesNotContain(_log.Lines, line => line.Level >= LogLevel.Information && line.EventId.Id is not (3000 or 3001));
        Assert.Equal(1, Reconciles("conflict"));
    }

    [Fact]
    public async Task Run_AlreadyExists_IsAnError()
    {
        await RunOneAsync(ScriptedReconciler.Throw(Refused(409, "AlreadyExists")));

        Assert.Equal(1, Reconciles("error"));
    }

    [Fact]
    public async Task Run_ExceptionOfTheReconciler_IsLoggedWithTheKeyAndBacksOff()
    {
        var failure = new InvalidOperationException("broken");

        await RunOneAsync(ScriptedReconciler.Throw(failure));

        var line = Assert.Single(_log.Lines, line => line.Level == LogLevel.Error);
        Assert.Same(failure, line.Exception);
        Assert.Contains("test: a failed 1 times", line.Message, StringComparison.Ordinal);
        Assert.Equal(1, _queue.DelayedCount);
        Assert.Equal(1, Reconciles("error"));
    }

    [Fact]
    public async Task Run_TimeoutInsideTheReconciler_IsAnErrorAndNoStop()
    {
        await RunOneAsync(ScriptedReconciler.Throw(new TaskCanceledException("time-out")));

        Assert.Equal(1, Reconciles("error"));
    }

    [Fact]
    public async Task Run_ServerAsksToWait_WaitsAtLeastThatLong()
    {
        await RunOneAsync(ScriptedReconciler.Throw(Refused(429, "TooManyRequests", TimeSpan.FromSeconds(7))));

        Assert.Equal(TimeSpan.FromSeconds(7), _time.NextDue);
    }

    [Fact]
    public async Task Run_ServerUnreachable_IsLoggedOncePerTransition()
    {
        var down = ScriptedReconciler.Throw(new KubernetesUnreachableException(new Uri("https://10.0.0.1"), new HttpRequestException("refused")));
        var up = ScriptedReconciler.Return(ReconcileResult.Done);
        var reconciler = new ScriptedReconciler(down, down, down, up, down, up);
        _queue.Add("a");
        var run = Create(reconciler, 1).RunAsync(_stop.Token);

        for (var tries = 1; tries < 4; tries++)
        {
            await Eventually.TrueAsync(() => reconciler.Keys.Count == tries && _queue.DelayedCount == 1);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await Eventually.TrueAsync(() => Reconciles("done") == 1);
        _queue.Add("a");
        await Eventually.TrueAsync(() => reconciler.Keys.Count == 5 && _queue.DelayedCount == 1);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.TrueAsync(() => Reconciles("done") == 2);
        await StopAsync(run);

        Assert.Equal(["Unreachable", "ReachableAgain", "Unreachable", "ReachableAgain"],
            _log.Lines.Where(line => line.EventId.Id is 3003 or 3004).Select(line => line.EventId.Name));
        Assert.DoesNotContain(_log.Lines, line => line.Level == LogLevel.Error);
        Assert.Equal(4, Reconciles("unreachable"));
    }

    [Fact]
    public async Task Run_Workers_WorkAtTheSameTimeOnDifferentKeys()
    {
        var gate = new TaskCompletionSource<ReconcileResult>();
        var reconciler = new ScriptedReconciler(_ => gate.Task, _ => gate.Task, _ => gate.Task);
        foreach (var key in new[] { "a", "b", "c" })
        {
            _queue.Add(key);
        }

        var run = Create(reconciler, 2).RunAsync(_stop.Token);
        await Eventually.TrueAsync(() => reconciler.Keys.Count == 2);
        _measurements.Observe();
        Assert.Equal(1, _measurements["tombolo.queue.depth{controller=test}"]);

        gate.SetResult(ReconcileResult.Done);
        await Eventually.TrueAsync(() => reconciler.Keys.Count == 3);
        await StopAsync(run);
    }

    [Fact]
    public async Task Run_StoppedWhileReconciling_TheNextRunTakesTheKeyAgain()
    {
        var reconciler = new ScriptedReconciler(async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return ReconcileResult.Done;
        });
        _queue.Add("a");
        var controller = Create(reconciler, 1);
        var run = controller.RunAsync(_stop.Token);
        await Eventually.TrueAsync(() => reconciler.Keys.Count == 1);
        await StopAsync(run);
        Assert.Equal(1, Reconciles("cancelled"));

        using var again = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        run = controller.RunAsync(again.Token);
        await Eventually.TrueAsync(() => Reconciles("done") == 1);
        await again.CancelAsync();
        await run;

        Assert.Equal(["a", "a"], reconciler.Keys);
    }

    [Fact]
    public async Task Run_QueueShutDown_Ends()
    {
        _queue.Add("a");
        _queue.ShutDown();
        var reconciler = new ScriptedReconciler();

        await Create(reconciler, 2).RunAsync(_stop.Token);

        Assert.Equal(["a"], reconciler.Keys);
    }

    private static KubernetesException Refused(int code, string reason, TimeSpan? retryAfter = null) =>
        new(new KubernetesStatus(code, reason, "refused", [], retryAfter));

    private Controller<string> Create(IReconciler<string> reconciler, int workers, params Func<CancellationToken, Task>[] waitForSync) => new(
        new ControllerOptions { Name = "test", Workers = workers }, _queue, reconciler, waitForSync, new RuntimeMetrics(_meters), _time, _log);

    private async Task RunOneAsync(Func<CancellationToken, Task<ReconcileResult>> step)
    {
        _queue.Add("a");
        var run = Create(new ScriptedReconciler(step), 1).RunAsync(_stop.Token);
        await Eventually.TrueAsync(() => _measurements.All.Keys.Any(series => series.StartsWith("tombolo.reconciles", StringComparison.Ordinal)));
        await StopAsync(run);
    }

    private double Reconciles(string result) => _measurements[$"tombolo.reconciles{{controller=test,result={result}}}"];

    private async Task StopAsync(Task run)
    {
        await _stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, CancellationToken.None);
    }
}
