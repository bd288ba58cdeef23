using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Primary.Bootstraps;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Runtime.Hosting;

namespace Tombolo.Primary.Tests.Bootstraps;

public sealed class BootstrapPlannerTests
{
    private static readonly ClusterContext Context = new() { ServerVersion = "1.2.3", ClusterUid = "my-id" };
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> Clusters => new()
    {
        // Clusters there are -> phase, reason; empty is a plan
        { "", "", "" },
        { "hub:my-id:primary", "", "" },
        { "shop:other-id", "", "" },
        { "hub:other-id", "Failed", "NameTaken" },
        { "hub:other-id:primary", "Failed", "NameTaken" },
        { "boss:my-id:primary", "Failed", "PrimaryExists" },
        { "boss:my-id:primary:deleting", "Pending", "ClusterLeaving" },
        { "hub:my-id:primary:deleting", "Pending", "ClusterLeaving" },
        { "hub:other-id:deleting", "Pending", "ClusterLeaving" },
    };

    [Theory]
    [MemberData(nameof(Clusters))]
    public void Decide_ValidBootstrap_DependsOnTheClustersThereAre(string clusters, string phase, string reason)
    {
        var decision = BootstrapPlanner.Decide(Primary(), [.. clusters.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Parse)], Context);
        Assert.Equal(phase.Length == 0, decision.Plan is not null);
        Assert.Equal(phase, decision.Outcome?.Phase ?? "");
        Assert.Equal(reason, decision.Outcome?.Reason ?? "");
    }

    [Fact]
    public void Decide_ValidBootstrap_PlanSaysEverything()
    {
        var plan = BootstrapPlanner.Decide(Primary(url: " https://HUB.example.org/k10/ "), [], Context).Plan!;
        Assert.Equal(new BootstrapPlan("hub", "https://hub.example.org/k10", "kasten-io", "k10", null), plan);
    }

    [Fact]
    public void Decide_NoNamespaceAndRelease_TakesThoseOfTheServer()
    {
        var context = Context with { K10Namespace = "backup", ReleaseName = "kasten" };
        var plan = BootstrapPlanner.Decide(Primary(k10Namespace: null, release: null), [], context).Plan!;
        Assert.Equal(("backup", "kasten"), (plan.K10Namespace, plan.ReleaseName));
    }

    [Fact]
    public void Decide_NamespaceOfAnotherServer_FailedWithBothNames()
    {
        var outcome = BootstrapPlanner.Decide(Primary(k10Namespace: "backup"), [], Context).Outcome!;
        Assert.Equal(("Failed", "Invalid"), (outcome.Phase, outcome.Reason));
        Assert.Contains("'backup'", outcome.Message, StringComparison.Ordinal);
        Assert.Contains("'kasten-io'", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_SeveralFaults_AllAtOnce()
    {
        var bootstrap = Primary(name: "Hub_1", url: null) with { };
        var outcome = BootstrapPlanner.Decide(bootstrap, [], Context).Outcome!;
        Assert.Equal("Failed", outcome.Phase);
        Assert.Contains("spec.clusters.main.name", outcome.Message, StringComparison.Ordinal);
        Assert.Contains("spec.clusters.main.k10.ingress.url", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_EntryThatIsNotPrimary_ExplainsHowClustersJoin()
    {
        var bootstrap = Primary() with
        {
            Spec = new BootstrapSpec { Clusters = new Dictionary<string, BootstrapCluster?>(StringComparer.Ordinal) { ["shop"] = new() { Name = "shop" } } },
        };
        var outcome = BootstrapPlanner.Decide(bootstrap, [], Context).Outcome!;
        Assert.Equal("Failed", outcome.Phase);
        Assert.Contains("mc-join", outcome.Message, StringComparison.Ordinal);
    }

    private static Bootstrap Primary(string name = "hub", string? url = "https://hub.example.org/k10", string? k10Namespace = "kasten-io", string? release = "k10") => new()
    {
        Metadata = new ObjectMeta { Namespace = "kasten-io-mc", Name = "bootstrap" },
        Spec = new BootstrapSpec
        {
            Clusters = new Dictionary<string, BootstrapCluster?>(StringComparer.Ordinal)
            {
                ["main"] = new()
                {
                    Name = name,
                    Primary = true,
                    K10 = new K10Location { Namespace = k10Namespace, ReleaseName = release, Ingress = url is null ? null : new Ingress { Url = url } },
                },
            },
        },
    };

    private static Cluster Parse(string text)
    {
        var traits = text.Split(':');
        var cluster = ClusterBuilder.Member(traits[0], traits[1]);
        cluster = traits.Contains("primary") ? cluster.AsPrimary() : cluster;
        return traits.Contains("deleting") ? cluster.Deleting(Now) : cluster;
    }
}
