using Tombolo.Kubernetes.Tests.Fakes;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.LeaderElection;

public sealed class LeaseElectionInvariantTests
{
    /// <summary>Three candidates over an API that fails now and then, for each at other times: at no moment do two lead, and every term has a new epoch.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task FailingApi_NeverTwoLead(int seed)
    {
        var random = new Random(seed);
        await using var api = await FakeApi.StartAsync();
        var cutOff = "";
        api.Intercept = context =>
        {
            var cut = context.Request.Headers.UserAgent.ToString() == Volatile.Read(ref cutOff);
            if (cut)
            {
                context.Abort();
            }

            return Task.FromResult(cut);
        };
        var time = new ManualTimeProvider();
        var candidates = new[] { "a", "b", "c" }.Select(name => new Candidate(api, name, time)).ToArray();
        foreach (var candidate in candidates)
        {
            candidate.Start();
        }

        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(candidates.Count(each => each.Leads) <= 1);
            if (random.Next(15) == 0 && candidates.FirstOrDefault(each => each.Leads) is { } leader)
            {
                Volatile.Write(ref cutOff, leader.Election.Identity);
            }

            return candidates.Sum(each => each.Terms.Count) >= 6;
        },
        deadline: TimeSpan.FromMinutes(2));

        Volatile.Write(ref cutOff, "");
        var epochs = candidates.SelectMany(each => each.Terms).Select(term => term.Epoch).ToArray();
        Assert.Equal(epochs.Length, epochs.Distinct().Count());
        foreach (var candidate in candidates)
        {
            await candidate.DisposeAsync();
        }
    }
}
