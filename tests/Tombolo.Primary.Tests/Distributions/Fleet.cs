using System.Diagnostics.CodeAnalysis;
using System.Text;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Sets;

namespace Tombolo.Primary.Tests.Distributions;

/// <summary>A fleet that tests change and compile.</summary>
internal sealed class Fleet
{
    private readonly DistributionCatalog _catalog = new();
    private readonly TargetCatalog _targets = new();
    private readonly Dictionary<string, DistributionObject> _distributions = [];
    private readonly Dictionary<string, Member> _members = [];

    public static FleetKey FleetKey { get; } =
        FleetKey.TryImport(Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef"), out var key) ? key : throw new InvalidOperationException();

    public SourceShelf Sources { get; } = new();

    public DistributionCompiler Compiler { get; } = new(new ItemEncoder(FleetKey));

    public FleetCompilation Last { get; private set; } = FleetCompilation.None;

    public IEnumerable<Member> Members => _members.Values;

    public bool TryGetMember(string name, [MaybeNullWhen(false)] out Member member) => _members.TryGetValue(name, out member);

    public IEnumerable<DistributionDefinition> Distributions => _distributions.Values.Select(stored => stored.Definition);

    public static Member MemberNamed(string name, string labels = "", string k10Namespace = "kasten-io", bool isLeaving = false) => new(
        name,
        $"id-of-{name}",
        "1",
        default,
        "",
        k10Namespace,
        IsPrimary: false,
        isLeaving,
        labels.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(label => label.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]));

    public Fleet Join(string name, string labels = "", string k10Namespace = "kasten-io", bool isLeaving = false)
    {
        _members[name] = MemberNamed(name, labels, k10Namespace, isLeaving);
        return this;
    }

    public Fleet Join(Member member)
    {
        _members[member.Name] = member;
        return this;
    }

    public Fleet Gone(string name)
    {
        _members.Remove(name);
        return this;
    }

    public Fleet Put(DistributionBuilder distribution)
    {
        var stored = distribution.BuildObject();
        _distributions[stored.Definition.Name] = stored;
        return this;
    }

    public Fleet Delete(string name)
    {
        _distributions.Remove(name);
        return this;
    }

    public Fleet Put(params SourceBuilder[] sources)
    {
        foreach (var source in sources)
        {
            Sources.Put(source);
        }

        return this;
    }

    public FleetCompilation Compile() => Compile(Last);

    public FleetCompilation Compile(FleetCompilation previous) =>
        Last = Compiler.Compile(new FleetSnapshot(_catalog.Update(_distributions.Values), _targets.Update(_members.Values), Sources), previous);

    public DesiredSet SetOf(string cluster) => Compile().Clusters[cluster].Set;

    public DistributionOutcome OutcomeOf(string distribution) => Compile().Distributions[distribution];

    public string[] KeysOf(string cluster) => [.. SetOf(cluster).Items.Keys];
}
