using Tombolo.Api.Resources;
using Tombolo.Dashboard.Tests.Hosting;
using Tombolo.Kubernetes.Client;
using Tombolo.LocalKube;
using Tombolo.Testing.Time;

namespace Tombolo.Dashboard.Tests.Live;

/// <summary>What open pages cost the API server.</summary>
public sealed class LiveCostTests
{
    private const int Pages = 50;
    private static readonly string[] Lists = ["cluster", "cluster/features", "cluster/profiles", "cluster/policies", "clusters", "distributions", "profiles", "policies", "permissions", "summary"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FiftyOpenPages_OfOnePersonEach_CostReviewsAndNothingElse()
    {
        // The certificates of the cluster are of today.
        var time = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        var people = Enumerable.Range(0, Pages).Select(number => new LocalUser($"person-{number}", ["system:masters"])).ToArray();
        await using var cluster = await TestCluster.StartAsync(people);
        await using var dashboard = await TestDashboard.StartAsync(cluster, time);
        using var first = new Browser(dashboard);
        await first.SignInAsync(cluster.AdminToken);
        await LoadAsync(first);
        var browsers = new List<Browser>();
        foreach (var person in people)
        {
            var browser = new Browser(dashboard);
            await browser.SignInAsync(cluster.Local.TokenFor(person.Name));
            browsers.Add(browser);
        }

        // Nothing is remembered from before: what follows is one minute.
        time.Advance(TimeSpan.FromMinutes(2));
        var mark = cluster.Local.Audit.Count;
        var open = new List<(Browser Browser, EventReader Stream)>();
        foreach (var browser in browsers)
        {
            open.Add((browser, await EventReader.OpenAsync(browser)));
        }

        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(open.Select(page => LoadAsync(page.Browser)));
            var profile = ClusterSetup.Json($$"""{"apiVersion":"config.kio.kasten.io/v1alpha1","kind":"Profile","metadata":{"name":"s3-{{round}}"},"spec":{"type":"Location"} }""");
            _ = (await cluster.Admin.CreateAsync(KnownResources.Profile, "kasten-io-mc", profile, WriteOptions.Default, Cancelled)).Value;
            foreach (var (_, stream) in open)
            {
                while ((await stream.NextAsync()).Data.Contains($"s3-{round}", StringComparison.Ordinal) is false)
                {
                    // What was told before.
                }
            }
        }

        var cost = cluster.Local.Audit.Read(mark)
            .Where(entry => entry.UserAgent.StartsWith("tombolo-dashboard/", StringComparison.Ordinal))
            .GroupBy(entry => (entry.User, entry.Resource))
            .ToDictionary(group => group.Key, group => group.Count());
        Assert.All(cost.Keys, asked => Assert.Equal("selfsubjectrulesreviews", asked.Resource));

        // One for each of the two namespaces.
        Assert.All(people, person => Assert.Equal(2, cost[(person.Name, "selfsubjectrulesreviews")]));
        Assert.DoesNotContain(cluster.Local.Audit.Read(mark), entry => entry.UserAgent.StartsWith("tombolo-server/", StringComparison.Ordinal));
        foreach (var (browser, stream) in open)
        {
            await stream.DisposeAsync();
            browser.Dispose();
        }
    }

    private static async Task LoadAsync(Browser browser)
    {
        foreach (var list in Lists)
        {
            await browser.GetAsync(list);
        }
    }
}
