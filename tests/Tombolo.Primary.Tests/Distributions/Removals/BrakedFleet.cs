using Tombolo.Api.Clusters;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Removals;
using Tombolo.Testing.Time;

namespace Tombolo.Primary.Tests.Distributions.Removals;

/// <summary>
/// A fleet with the brake before its members. A member does what docs/protocol.md says, and acknowledges: its copies are the proof of what was
/// removed. What it acknowledged is all that outlives a restart.
/// </summary>
internal sealed class BrakedFleet
{
    private readonly Dictionary<string, Dictionary<string, IReadOnlyList<string>>> _copies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<HeldDistribution>> _holds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _away = new(StringComparer.Ordinal);
    private readonly HashSet<string> _leaving = new(StringComparer.Ordinal);
    private RemovalBrake _brake;

    public BrakedFleet() => _brake = new RemovalBrake(Time);

    public ManualTimeProvider Time { get; } = new();

    public Fleet Fleet { get; private set; } = new();

    public FleetCompilation Told { get; private set; } = FleetCompilation.None;

    /// <summary>Clusters and how many copies each holds, such as <c>a:2 b:2</c>.</summary>
    public string Copies => string.Join(' ', _copies.Where(copies => copies.Value.Count > 0).OrderBy(copies => copies.Key, StringComparer.Ordinal).Select(copies => $"{copies.Key}:{copies.Value.Count}"));

    public bool IsWaiting => _brake.LookAgainAt is not null;

    public BrakedFleet Join(string clusters, string labels = "zone=1")
    {
        foreach (var cluster in clusters.Split(' '))
        {
            Fleet.Join(cluster, labels);
        }

        return this;
    }

    public BrakedFleet Profiles(int count, string prefix = "p")
    {
        Fleet.Put([.. Enumerable.Range(1, count).Select(number => SourceBuilder.Profile($"{prefix}{number}"))]);
        return this;
    }

    public static DistributionBuilder Distribution(string name, int profiles, string selector = "zone=1", string prefix = "p") =>
        new DistributionBuilder(name).Where(selector).OfProfiles([.. Enumerable.Range(1, profiles).Select(number => $"{prefix}{number}")]);

    public BrakedFleet Put(DistributionBuilder distribution)
    {
        Fleet.Put(distribution);
        return this;
    }

    public BrakedFleet Away(params string[] clusters)
    {
        _away.UnionWith(clusters);
        return this;
    }

    public BrakedFleet Back()
    {
        _away.Clear();
        return this;
    }

    public BrakedFleet Leave(string cluster)
    {
        Fleet.Join(cluster, isLeaving: true);
        _leaving.Add(cluster);
        return this;
    }

    /// <summary>The hub dies and starts anew: it knows what is stored, and what <paramref name="stored"/> holds of the rest.</summary>
    public BrakedFleet Restart(Fleet? stored = null)
    {
        Fleet = stored ?? Fleet;
        _brake = new RemovalBrake(Time);
        Told = FleetCompilation.None;
        return this;
    }

    /// <summary>One compilation, and every member that is not away does what it is told.</summary>
    public BrakedFleet Compile()
    {
        Told = _brake.Apply(Fleet.Compile(), Told, cluster => _holds.GetValueOrDefault(cluster), _leaving.Contains);
        foreach (var (cluster, plan) in Told.Clusters.Where(plan => _holds.ContainsKey(plan.Key)))
        {
            _holds[cluster] = HeldCopies.Mark(_holds[cluster], plan.Set)!;
        }

        foreach (var (cluster, plan) in Told.Clusters.Where(plan => !_away.Contains(plan.Key)))
        {
            Obey(cluster, plan.Set);
        }

        return this;
    }

    /// <summary>Compiles until nothing settles any more.</summary>
    public BrakedFleet Settle()
    {
        Compile();
        for (var look = 0; IsWaiting; look++)
        {
            Assert.InRange(look, 0, 20);
            Time.Advance(RemovalLimits.Settling);
            Compile();
        }

        return this;
    }

    /// <summary>How many copies of a cluster a Distribution owns.</summary>
    public int CopiesOf(string cluster, string distribution) => _copies.GetValueOrDefault(cluster)?.Values.Count(owners => owners.Contains(distribution)) ?? 0;

    public DesiredSet SetOf(string cluster) => Told.Clusters[cluster].Set;

    public DistributionOutcome OutcomeOf(string distribution) => Told.Distributions[distribution];

    public BrakedFleet Approve(DistributionBuilder distribution, string name) =>
        Put(distribution.WithAnnotation(Tombolo.Api.Names.Annotations.ApproveRemoval, OutcomeOf(name).RevisionHash));

    // docs/protocol.md, "checkpoint". The member's own brake is left out: what goes here went because the hub let it.
    private void Obey(string cluster, DesiredSet set)
    {
        if (!_copies.TryGetValue(cluster, out var copies))
        {
            _copies.Add(cluster, copies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
        }

        foreach (var (key, owners) in copies.ToList())
        {
            if (!set.Items.ContainsKey(key) && !owners.Any(set.Hold.Contains))
            {
                copies.Remove(key);
            }
        }

        foreach (var (key, item) in set.Items)
        {
            copies[key] = item.Distributions;
        }

        _holds[cluster] = HeldCopies.Acknowledge(_holds.GetValueOrDefault(cluster), set);
    }
}
