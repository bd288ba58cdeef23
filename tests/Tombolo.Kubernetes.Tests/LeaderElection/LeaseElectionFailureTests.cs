using Microsoft.AspNetCore.Http;
using Tombolo.Kubernetes.Tests.Fakes;
using Tombolo.Testing.Http;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.LeaderElection;

/// <summary>What can go wrong: no answer, lost answers, conflicts, usurpers, a deleted Lease. Never do two lead; epochs only grow.</summary>
public sealed class LeaseElectionFailureTests
{
    [Theory]
    [InlineData("500")]
    [InlineData("403")]
    [InlineData("abort")]
    [InlineData("hang")]
    public async Task RenewalFails_TermEndsWithTheLeaseOnItsOwnClock(string failure)
    {
        await using var api = await FakeApi.StartAsync();
        await using var a = new Candidate(api, "a").Start();
        await a.UntilLeadsAsync();
        await a.UntilRestsAsync(10);
        a.Advance(10);
        var term = a.Election.CurrentTerm!;
        await Eventually.TrueAsync(() => term.Remaining == TimeSpan.FromSeconds(30));
        await a.UntilRestsAsync(10);
        api.Intercept = context => FailAsync(context, failure);

        // From here the lease has 30 s; each try fails, or hangs until it is given up.
        for (var second = 0; second < 29; second++)
        {
            a.Advance(1);
            Assert.True(term.IsCurrent);
        }

        a.Advance(0.9);
        Assert.True(term.IsCurrent);
        Assert.Equal(0, a.EndedTerms);
        a.Advance(0.1);
        Assert.False(term.IsCurrent);
        Assert.Null(a.Election.CurrentTerm);
        await Eventually.TrueAsync(() => a.EndedTerms == 1);

        api.Intercept = null;
        await Eventually.TrueAsync(() =>
        {
            if (a.Time.NextDue is { } due)
            {
                a.Time.Advance(due);
            }

            return a.Leads && a.Terms.Count == 2;
        });
        Assert.True(a.Terms.Last().Epoch > term.Epoch);
        Assert.False(term.IsCurrent);
    }

    [Fact]
    public async Task OthersWriteOnTheLease_TermGoesOn()
    {
        await using var api = await FakeApi.StartAsync();
        await using var a = new Candidate(api, "a").Start();
        await a.UntilLeadsAsync();
        var lease = LeaseElectionTests.LeaseIn(api);
        lease["metadata"]!["annotations"]!["note"] = "kept";
        api.Store.Put(LeaseElectionTests.LeasePath, lease);

        await a.UntilRestsAsync(10);
        a.Advance(10);
        await a.UntilRestsAsync(2);
        a.Advance(2);
        await Eventually.TrueAsync(() => (string?)LeaseElectionTests.LeaseIn(api)["spec"]!["renewTime"] == "2026-01-01T00:00:12.000000Z");

        Assert.True(a.Leads);
        Assert.Single(a.Terms);
        Assert.Equal("kept", (string?)LeaseElectionTests.LeaseIn(api)["metadata"]!["annotations"]!["note"]);
    }

    [Fact]
    public async Task AnotherTookTheLease_TermEndsAtTheNextRenewal()
    {
        await using var api = await FakeApi.StartAsync();
        await using var a = new Candidate(api, "a").Start();
        await a.UntilLeadsAsync();
        LeaseElectionTests.Hold(api, "usurper", "2026-01-01T00:00:05.000000Z", transitions: 2);

        await a.UntilRestsAsync(10);
        a.Advance(10);
        await a.UntilWaitsForAsync("usurper", api);

        Assert.Equal(1, a.EndedTerms);
        Assert.False(a.Leads);
        Assert.Equal("usurper", (string?)LeaseElectionTests.LeaseIn(api)["spec"]!["holderIdentity"]);
        await a.UntilRestsAsync(30);
        a.Advance(30);
        await a.UntilLeadsAsync();
        Assert.Equal(3, a.Election.CurrentTerm!.Epoch);
    }

    [Fact]
    public async Task LeaseDeleted_NextTermHasAHigherEpoch()
    {
        await using var api = await FakeApi.StartAsync();
        LeaseElectionTests.Hold(api, "", "2026-01-01T00:00:00.000000Z", transitions: 8);
        await using var a = new Candidate(api, "a").Start();
        await a.UntilLeadsAsync();
        Assert.True(api.Store.Remove(LeaseElectionTests.LeasePath));

        await a.UntilRestsAsync(10);
        a.Advance(10);
        await Eventually.TrueAsync(() => a.Terms.Count == 2 && a.Leads);

        Assert.Equal([9, 10], a.Terms.Select(term => term.Epoch));
        Assert.Equal(10, (int?)LeaseElectionTests.LeaseIn(api)["spec"]!["leaseTransitions"]);
    }

    [Fact]
    public async Task LeaseDeletedWhileWaiting_IsMadeAnew()
    {
        await using var api = await FakeApi.StartAsync();
        LeaseElectionTests.Hold(api, "dead", "2026-01-01T00:00:00.000000Z", transitions: 8);
        await using var b = new Candidate(api, "b").Start();
        await b.UntilWaitsForAsync("dead", api);

        Assert.True(api.Store.Remove(LeaseElectionTests.LeasePath));
        await b.UntilLeadsAsync();

        Assert.Equal(9, b.Election.CurrentTerm!.Epoch);
    }

    [Theory]
    [InlineData("POST", 2)]
    [InlineData("PATCH", 1)]
    public async Task AnswerIsLost_ButTheWriteWasDone_IsRecovered(string method, int epoch)
    {
        await using var api = await FakeApi.StartAsync();
        var lost = 0;
        api.Intercept = async context =>
        {
            if (context.Request.Method != method || Interlocked.Exchange(ref lost, 1) == 1)
            {
                return false;
            }

            await api.ServeAsync(context, new MemoryStream());
            context.Abort();
            return true;
        };
        await using var a = new Candidate(api, "a").Start();
        if (method == "PATCH")
        {
            await a.UntilLeadsAsync();
            await a.UntilRestsAsync(10);
            a.Advance(10);
        }

        await Eventually.TrueAsync(() => lost == 1);
        var renewed = api.Store.Version;
        await Eventually.TrueAsync(() =>
        {
            if (a.Time.NextDue < TimeSpan.FromSeconds(3))
            {
                a.Advance(1);
            }

            return a.Leads && api.Store.Version != renewed;
        });

        Assert.Equal(epoch, a.Election.CurrentTerm!.Epoch);
        Assert.Single(a.Terms);
        Assert.Equal(epoch, (int?)LeaseElectionTests.LeaseIn(api)["spec"]!["leaseTransitions"]);
    }

    [Fact]
    public async Task CannotProceed_IsSaidOnceAndTriedAgain()
    {
        await using var api = await FakeApi.StartAsync();
        api.Intercept = async context =>
        {
            await FakeApi.RefuseAsync(context, 403, "Forbidden");
            return true;
        };
        await using var a = new Candidate(api, "a").Start();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await Eventually.TrueAsync(() => api.Requests.Count == attempt && a.Time.NextDue is { TotalSeconds: >= 2 and <= 2.4 });
            a.Time.Advance(a.Time.NextDue!.Value);
        }

        Assert.Contains("403 Forbidden", Assert.Single(a.Logger.Lines).Message, StringComparison.Ordinal);
        api.Intercept = null;
        await Eventually.TrueAsync(() =>
        {
            if (!a.Leads && a.Time.NextDue < TimeSpan.FromSeconds(3))
            {
                a.Advance(3);
            }

            return a.Leads;
        });
    }

    [Fact]
    public async Task WatchFails_LeaseIsStillTakenOver()
    {
        await using var api = await FakeApi.StartAsync();
        LeaseElectionTests.Hold(api, "dead", "2026-01-01T00:00:00.000000Z", transitions: 1);
        api.Intercept = async context =>
        {
            if (!context.Request.Query.ContainsKey("watch"))
            {
                return false;
            }

            await FakeApi.RefuseAsync(context, 403, "Forbidden");
            return true;
        };
        await using var b = new Candidate(api, "b").Start();

        var waited = TimeSpan.Zero;
        await Eventually.TrueAsync(() =>
        {
            if (b.Time.NextDue < TimeSpan.FromSeconds(3))
            {
                b.Advance(1);
                waited += TimeSpan.FromSeconds(1);
            }

            return b.Leads;
        });

        Assert.InRange(waited.TotalSeconds, 30, 34);
    }

    private static async Task<bool> FailAsync(HttpContext context, string failure)
    {
        switch (failure)
        {
            case "abort":
                context.Abort();
                break;
            case "hang":
                await context.HoldAsync();
                break;
            case var code:
                await FakeApi.RefuseAsync(context, int.Parse(code, null), "Scripted");
                break;
        }

        return true;
    }
}
