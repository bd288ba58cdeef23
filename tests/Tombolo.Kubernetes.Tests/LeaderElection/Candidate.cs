using System.Collections.Concurrent;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.LeaderElection;
using Tombolo.Kubernetes.Tests.Fakes;
using Tombolo.Testing.Logging;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.LeaderElection;

/// <summary>One process that stands for election, with a clock of its own unless given one, whose work is to wait for its end.</summary>
internal sealed class Candidate : IAsyncDisposable
{
    public static readonly ResourceKey Lease = new("kasten-io", "tombolo-hub");

    private readonly CancellationTokenSource _stop = new();
    private readonly KubernetesClient _client;

    public Candidate(FakeApi api, string identity, ManualTimeProvider? clock = null)
    {
        Time = clock ?? new();
        _client = api.CreateClient(Time, new() { UserAgent = identity });
        var options = new LeaseElectionOptions { Lease = Lease, Identity = identity, HolderUrl = $"http://{identity}:8000", Random = new Random(1) };
        Election = new(_client, options, Time, Logger);
        Running = Task.CompletedTask;
    }

    public ManualTimeProvider Time { get; }

    public LeaseElection Election { get; }

    public RecordingLogger<LeaseElection> Logger { get; } = new();

    /// <summary>Terms that began, and whether the work of each has ended.</summary>
    public ConcurrentQueue<LeadershipTerm> Terms { get; } = [];

    public int EndedTerms { get; private set; }

    public Task Running { get; private set; }

    public bool Leads => Election.CurrentTerm is not null;

    public Candidate Start(Func<Task>? work = null)
    {
        Running = Election.RunAsync(
            async (term, over) =>
            {
                Terms.Enqueue(term);
                try
                {
                    await (work?.Invoke() ?? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, over));
                }
                finally
                {
                    EndedTerms++;
                }
            },
            _stop.Token);
        return this;
    }

    public Task UntilLeadsAsync() => Eventually.TrueAsync(() => Leads && !Terms.IsEmpty);

    /// <summary>Until the Lease is known to be another's, and is watched.</summary>
    public Task UntilWaitsForAsync(string holder, FakeApi api) => Eventually.TrueAsync(() => Election.Holder?.Identity == holder && api.OpenWatches > 0);

    /// <summary>
    /// Until no request is under way and the next thing happens in so many seconds. Two timers are left then: of a holder, the next renewal and
    /// the end of the term; of one that waits, the holder's end and that of a silent watch.
    /// </summary>
    public Task UntilRestsAsync(double seconds) =>
        Eventually.TrueAsync(() => Time.NextDue == TimeSpan.FromSeconds(seconds) && Time.ScheduledTimers == 2);

    public void Advance(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Running;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(Running);
        _client.Dispose();
        _stop.Dispose();
    }
}
