using System.Text.Json.Nodes;
using Tombolo.Kubernetes.LeaderElection;
using Tombolo.Kubernetes.Tests.Fakes;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.LeaderElection;

/// <summary>The normal course: taking, renewing, waiting, taking over, giving back.</summary>
public sealed class LeaseElectionTests
{
    [Fact]
    public async Task NoLease_IsMadeAndLed()
    {
        await using var api = await FakeApi.StartAsync();
        await using var a = new Candidate(api, "a").Start();

        await a.UntilLeadsAsync();

        var lease = LeaseIn(api);
        Assert.Equal("coordination.k8s.io/v1 Lease", $"{lease["apiVersion"]} {lease["kind"]}");
        Assert.Equal("http://a:8000", (string?)lease["metadata"]!["annotations"]!["tombolo.io/holder-url"]);
        Assert.Equal(
            """{"holderIdentity":"a","leaseDurationSeconds":30,"acquireTime":"2026-01-01T00:00:00.000000Z","renewTime":"2026-01-01T00:00:00.000000Z","leaseTransitions":1}""",
            lease["spec"]!.ToJsonString());
        Assert.Equal((1, "a"), (a.Election.CurrentTerm!.Epoch, a.Election.CurrentTerm.Identity));
        Assert.Equal(new("a", "http://a:8000", 1), a.Election.Holder);
    }

    [Fact]
    public async Task Holder_RenewsWithOneWriteEach()
    {
        await using var api = await FakeApi.StartAsync();
        await using var a = new Candidate(api, "a").Start();
        await a.UntilLeadsAsync();
        var before = api.Requests.Count;

        for (var renewal = 1; renewal <= 6; renewal++)
        {
            await a.UntilRestsAsync(10);
            a.Advance(10);
            await Eventually.TrueAsync(() => (string?)LeaseIn(api)["spec"]!["renewTime"] == $"2026-01-01T00:0{renewal / 6}:{renewal % 6}0.000000Z");
        }

        await a.UntilRestsAsync(10);
        Assert.True(a.Leads);
        Assert.Equal(Enumerable.Repeat("PATCH", 6), api.Requests.Skip(before).Select(request => request.Method));
        Assert.Equal(1, (int?)LeaseIn(api)["spec"]!["leaseTransitions"]);
        Assert.Equal("2026-01-01T00:00:00.000000Z", (string?)LeaseIn(api)["spec"]!["acquireTime"]);
    }

    [Fact]
    public async Task Stop_GivesTheLeaseBack_NextBeginsAtOnce()
    {
        await using var api = await FakeApi.StartAsync();
        await using var a = new Candidate(api, "a").Start();
        await a.UntilLeadsAsync();
        await using var b = new Candidate(api, "b").Start();
        await b.UntilWaitsForAsync("a", api);
        Assert.Equal(new("a", "http://a:8000", 1), b.Election.Holder);
        var change = b.Election.WaitForHolderChangeAsync(b.Election.Holder, default);
        var writes = api.Requests.Count(request => request.Headers["User-Agent"] == "b" && request.Method != "GET");

        await a.StopAsync();
        await b.UntilLeadsAsync();

        Assert.Equal(0, writes);
        Assert.Equal(1, a.EndedTerms);
        Assert.Equal(2, b.Election.CurrentTerm!.Epoch);
        Assert.NotEqual("a", (await change)?.Identity);
        Assert.Equal(new("b", "http://b:8000", 2), b.Election.Holder);
        Assert.Equal("b http://b:8000", $"{LeaseIn(api)["spec"]!["holderIdentity"]} {LeaseIn(api)["metadata"]!["annotations"]!["tombolo.io/holder-url"]}");
    }

    [Fact]
    public async Task BeginAgainAbove_HigherEpochWasSeen_NextTermIsAboveIt()
    {
        await using var api = await FakeApi.StartAsync();
        await using var a = new Candidate(api, "a").Start();
        await a.UntilLeadsAsync();

        a.Election.BeginAgainAbove(41);
        await Eventually.TrueAsync(() => a.Election.CurrentTerm?.Epoch == 42);

        Assert.Equal(1, a.EndedTerms);
        Assert.Equal(42, (int?)LeaseIn(api)["spec"]!["leaseTransitions"]);
        Assert.Equal(new("a", "http://a:8000", 42), a.Election.Holder);
    }

    [Fact]
    public async Task Stop_Alone_LeavesALeaseWithoutHolder()
    {
        await using var api = await FakeApi.StartAsync();
        await using var a = new Candidate(api, "a").Start();
        await a.UntilLeadsAsync();

        await a.StopAsync();

        var lease = LeaseIn(api);
        Assert.Null(lease["spec"]!["holderIdentity"]);
        Assert.Null(lease["metadata"]!["annotations"]!["tombolo.io/holder-url"]);
        Assert.Equal(1, (int?)lease["spec"]!["leaseTransitions"]);
        Assert.Null(a.Election.Holder);
        Assert.Null(a.Election.CurrentTerm);
        Assert.False(a.Terms.Single().IsCurrent);
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00.000000Z")]
    [InlineData("1999-01-01T00:00:00.000000Z")]
    [InlineData("2999-01-01T00:00:00.000000Z")]
    public async Task HolderWasKilled_IsWaitedForOneLeaseOnOnesOwnClock(string renewTime)
    {
        await using var api = await FakeApi.StartAsync();
        Hold(api, "dead", renewTime, transitions: 7);
        await using var b = new Candidate(api, "b").Start();
        await b.UntilWaitsForAsync("dead", api);

        await b.UntilRestsAsync(30);
        b.Advance(29.9);
        Assert.False(b.Leads);
        Assert.Equal("dead", b.Election.Holder!.Identity);
        b.Advance(0.1);
        await b.UntilLeadsAsync();

        Assert.Equal(8, b.Election.CurrentTerm!.Epoch);
        Assert.Equal(1, api.Requests.Count(request => request.Method != "GET"));
    }

    [Fact]
    public async Task HolderIsHeardOf_WaitBeginsAnew()
    {
        await using var api = await FakeApi.StartAsync();
        Hold(api, "far", "2030-01-01T00:00:00.000000Z", transitions: 1);
        await using var b = new Candidate(api, "b").Start();
        await b.UntilWaitsForAsync("far", api);
        await b.UntilRestsAsync(30);
        b.Advance(25);

        Hold(api, "far", "2030-01-01T00:00:10.000000Z", transitions: 1);
        await b.UntilRestsAsync(30);
        b.Advance(25);
        Assert.False(b.Leads);
        b.Advance(5);
        await b.UntilLeadsAsync();
    }

    [Fact]
    public async Task HolderAsksForLonger_IsGivenThat()
    {
        await using var api = await FakeApi.StartAsync();
        Hold(api, "slow", "2026-01-01T00:00:00.000000Z", transitions: 1, seconds: 120);
        await using var b = new Candidate(api, "b").Start();
        await b.UntilWaitsForAsync("slow", api);

        await b.UntilRestsAsync(120);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ManyAtOnce_OneLeads(bool leaseExists)
    {
        await using var api = await FakeApi.StartAsync();
        if (leaseExists)
        {
            Hold(api, "", "2026-01-01T00:00:00.000000Z", transitions: 3);
        }

        var candidates = Enumerable.Range(0, 6).Select(number => new Candidate(api, $"c{number}")).ToArray();
        foreach (var candidate in candidates)
        {
            candidate.Start();
        }

        // The losers look again after a pause, and then watch.
        await Eventually.TrueAsync(() => candidates.Count(candidate => candidate.Leads) == 1);
        foreach (var candidate in candidates.Where(candidate => !candidate.Leads))
        {
            await Eventually.TrueAsync(() =>
            {
                if (candidate.Time.NextDue < TimeSpan.FromSeconds(3))
                {
                    candidate.Advance(3);
                }

                return candidate.Election.Holder is not null;
            });
        }

        Assert.Equal(leaseExists ? 4 : 1, candidates.Single(candidate => candidate.Leads).Election.CurrentTerm!.Epoch);
        Assert.Single(candidates.SelectMany(candidate => candidate.Terms));
        foreach (var candidate in candidates)
        {
            await candidate.DisposeAsync();
        }
    }

    [Fact]
    public async Task WorkEnds_LeaseIsGivenBackAndTheElectionEnds()
    {
        await using var api = await FakeApi.StartAsync();
        await using var a = new Candidate(api, "a").Start(() => Task.CompletedTask);

        await a.Running;

        Assert.Null(LeaseIn(api)["spec"]!["holderIdentity"]);
    }

    [Fact]
    public async Task WorkFails_LeaseIsGivenBackAndTheFailureComesOut()
    {
        await using var api = await FakeApi.StartAsync();
        await using var a = new Candidate(api, "a").Start(() => throw new InvalidOperationException("broken"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => a.Running);

        Assert.Equal("broken", failure.Message);
        Assert.Null(LeaseIn(api)["spec"]!["holderIdentity"]);
    }

    [Fact]
    public void Options_ThatDoNotFit_AreNamedAllAtOnce()
    {
        var options = new LeaseElectionOptions
        {
            Lease = Candidate.Lease,
            Identity = " ",
            LeaseDuration = TimeSpan.FromSeconds(1.5),
            RenewInterval = TimeSpan.FromSeconds(2),
            RetryInterval = TimeSpan.Zero,
        };

        Assert.Equal(["Identity", "LeaseDuration", "RenewInterval", "RetryInterval"], options.Problems().Select(problem => problem.Split(' ')[0]));
        Assert.Empty(new LeaseElectionOptions { Lease = Candidate.Lease }.Problems());
        Assert.NotEqual(new LeaseElectionOptions { Lease = Candidate.Lease }.Identity, new LeaseElectionOptions { Lease = Candidate.Lease }.Identity);
    }

    internal static JsonObject LeaseIn(FakeApi api) => api.Store.Get(LeasePath)!;

    internal static FakePath LeasePath { get; } = FakePath.Parse("/apis/coordination.k8s.io/v1/namespaces/kasten-io/leases/tombolo-hub");

    internal static void Hold(FakeApi api, string holder, string renewTime, int transitions, int seconds = 30) => api.Store.Put(
        LeasePath,
        JsonNode.Parse(
            $$$"""
            {"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"namespace":"kasten-io","name":"tombolo-hub"},
             "spec":{"holderIdentity":"{{{holder}}}","leaseDurationSeconds":{{{seconds}}},"renewTime":"{{{renewTime}}}","leaseTransitions":{{{transitions}}}}}
            """)!.AsObject());
}
