using System.Text.Json;
using Tombolo.Api.Clusters;
using Tombolo.Api.Details;
using Tombolo.Api.Payloads;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Plans;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Asks;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Plans;
using Tombolo.Testing.Time;

namespace Tombolo.Primary.Tests.Distributions.Plans;

/// <summary>A fleet whose members are connected and answer what a test says; what they were asked is kept.</summary>
internal sealed class PlanningFleet : IDisposable
{
    private readonly FleetAsker _asker;

    public PlanningFleet()
    {
        _asker = new FleetAsker(Connections, Time);
        Compiler = new PlanCompiler(new ItemEncoder(Distributions.Fleet.FleetKey), Time, cluster => Holds.GetValueOrDefault(cluster));
        Plans = new DistributionPlans(Snapshot, Compiler, PayloadPolicy.Default, new FixedMembers(Fleet), _asker);
        Connections.Answer = cluster => new MemberAnswer(true, "", "", JsonSerializer.SerializeToElement(Answer(cluster["id-of-".Length..], Questions().Last().Question), ProtocolJsonContext.Default.PlanAnswer));
    }

    public ManualTimeProvider Time { get; } = new();

    public Distributions.Fleet Fleet { get; } = new();

    public FakeConnections Connections { get; } = new();

    public PlanCompiler Compiler { get; }

    public DistributionPlans Plans { get; }

    /// <summary>What the clusters acknowledged that they hold.</summary>
    public Dictionary<string, IReadOnlyList<HeldDistribution>> Holds { get; } = [];

    /// <summary>What a cluster says to a question; unless told otherwise that all of it would be made.</summary>
    public Func<string, PlanQuestion, PlanAnswer> Answer { get; set; } = (_, question) => new PlanAnswer(
        [.. question.Items.Select(item => new PlannedObject(item.Key.Split('/')[2], item.Key.Split('/')[3], PlanActions.Create, "", "", []))]);

    public PlanningFleet Join(string name, string labels = "")
    {
        Fleet.Join(name, labels);
        Connections.Connect($"id-of-{name}", Time.GetUtcNow());
        return this;
    }

    /// <summary>What was asked, in order.</summary>
    public IEnumerable<(string Cluster, PlanQuestion Question)> Questions() => Connections.Asked.Select(asked =>
        (asked.ClusterId["id-of-".Length..], JsonSerializer.Deserialize(asked.Payload, ProtocolJsonContext.Default.PlanQuestion)!));

    public FleetSnapshot Snapshot() => new(
        [.. Fleet.Distributions.OrderBy(definition => definition.Name, StringComparer.Ordinal)], new TargetCatalog().Update(Fleet.Members), Fleet.Sources);

    /// <summary>What a plan would ask, as one line a cluster: items, then what is held, parked and deleted.</summary>
    public string[] Compile(DistributionBuilder asked) => Compile(asked.Build(), []);

    /// <summary>As <see cref="Compile(DistributionBuilder)"/>, of edited global resources alone.</summary>
    public string[] CompileEdited(params SourceBuilder[] edited) => Compile(asked: null, edited);

    public static PlanRequest Request(params string[] objects) => new([.. objects.Select(json => JsonDocument.Parse(json).RootElement)]);

    public void Dispose() => Plans.Dispose();

    private string[] Compile(DistributionDefinition? asked, SourceBuilder[] edited) =>
    [
        .. Compiler.Compile(Snapshot(), asked, [.. edited.Select(source => source.Build())]).Targets
            .OrderBy(target => target.Key, StringComparer.Ordinal)
            .Select(target => $"{target.Key}: {string.Join(',', target.Value.Items.Select(item => item.Key.Split('/')[3]))}|{string.Join(',', target.Value.Removals.Wanted.Select(key => key.Split('/')[3]))}|{string.Join(',', target.Value.Removals.Hold)}|{string.Join(',', target.Value.Removals.Parked)}|{string.Join(',', target.Value.Removals.Deleted)}"),
    ];
}
