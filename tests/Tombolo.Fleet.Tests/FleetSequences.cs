using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Fleet.Tests.Actions;
using Tombolo.Fleet.Tests.Faults;
using Tombolo.Fleet.Tests.Invariants;
using Tombolo.Fleet.Tests.Model;
using Tombolo.Testing.Waiting;

namespace Tombolo.Fleet.Tests;

/// <summary>One fleet and the random sequences that it lives through, each to its end: first the world is well again, then people clear what waits for them, then nothing happens.</summary>
internal sealed class FleetSequences : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(40);
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(30)];

    private readonly Random _random;
    private readonly SimulatedFleet _fleet;
    private readonly UserActions _actions;
    private readonly FleetFaults _faults;

    public FleetSequences(Rest rest, int seed)
    {
        _random = new Random(seed);
        _fleet = new SimulatedFleet(rest, _random, members: 2 + _random.Next(3));
        _actions = new UserActions(_fleet, _random);
        _faults = new FleetFaults(_fleet, _random);
        foreach (var name in ObjectName.All)
        {
            _actions.PutSource(name);
        }
    }

    public IEnumerable<string> Log => _fleet.Log.Lines;

    /// <summary>What was wrong in the end; empty for nothing.</summary>
    public IReadOnlyList<string> RunOne()
    {
        _actions.TidyUp();
        if (_random.Next(4) == 0)
        {
            _actions.DropOneFromAll();
        }

        for (var step = 6 + _random.Next(8); step > 0; step--)
        {
            if (_random.Next(3) == 0)
            {
                _faults.Any();
            }
            else
            {
                _actions.Any();
            }

            _fleet.Pass(Pauses[_random.Next(Pauses.Length)]);
            _faults.Recover();
        }

        _fleet.Log.Say("everything is well again");
        _fleet.Heal();
        return First(
            ("when faults had stopped", () => _fleet.Until(() => Faults(isExact: false), Patience)),
            ("when people had cleared what waited for them", ClearUp),
            ("at rest", Quiet),
            ("after one change", OneChange));
    }

    public void Dispose() => _fleet.Dispose();

    private static IReadOnlyList<string> First(params (string When, Func<IReadOnlyList<string>> Find)[] stages)
    {
        foreach (var (when, find) in stages)
        {
            if (find() is { Count: > 0 } faults)
            {
                return [.. faults.Select(fault => $"{when}: {fault}")];
            }
        }

        return [];
    }

    private IReadOnlyList<string> ClearUp()
    {
        _actions.Clear();
        return _fleet.Until(() => Faults(isExact: true), Patience, _actions.Approve);
    }

    private IEnumerable<string> Faults(bool isExact) =>
        [.. _fleet.MembershipFaults(), .. FleetCheck.Faults(_fleet.Model, _fleet.Clusters, _fleet.Hub.Context.ClusterUid, isExact), .. isExact ? Unfinished() : []];

    private IEnumerable<string> Unfinished() =>
        _fleet.Model.Distributions.Where(distribution => distribution.Value.IsDeleted).Select(distribution => $"{distribution.Key} is still being deleted")
            .Concat(_fleet.Clusters.SelectMany(cluster => cluster.Undead()));

    private IReadOnlyList<string> Quiet()
    {
        // Caches catch up, statuses are written, foreign objects in the way are looked at once more.
        _fleet.Pass(TimeSpan.FromMinutes(6));
        _fleet.History.Reached();
        var before = _fleet.Clusters.Select(cluster => cluster.Writes.Count).ToArray();
        _fleet.Pass(TimeSpan.FromMinutes(10));
        return
        [
            .. _fleet.Check.Faults,
            .. _fleet.Clusters.SelectMany((cluster, index) => cluster.Writes.Skip(before[index]).Select(write => $"{cluster.Name} wrote: {write}")),
        ];
    }

    private IReadOnlyList<string> OneChange()
    {
        var name = ObjectName.All[_random.Next(ObjectName.All.Count)];
        var expected = _fleet.Clusters.ToDictionary(
            cluster => cluster.Name,
            cluster => Specification.Wanted(_fleet.Model, cluster.Name).ContainsKey(name)
                && cluster.Find(name.Type, cluster.Namespace, name.Name) is { } live && Copy.IsOurs(live, _fleet.Hub.Context.ClusterUid) ? 1 : 0);
        var before = _fleet.Clusters.Select(cluster => cluster.Writes.Count).ToArray();
        _actions.PutSource(name);
        _fleet.Pass(TimeSpan.FromSeconds(90));
        var faults = new List<string>(_fleet.Check.Faults);
        foreach (var (cluster, index) in _fleet.Clusters.Select((cluster, index) => (cluster, index)))
        {
            var writes = cluster.Writes.Skip(before[index]).ToList();
            var copies = writes.Where(write => write.Manager == FieldManagers.Distribution).ToList();
            if (copies.Count != expected[cluster.Name])
            {
                faults.Add($"{cluster.Name} wrote {copies.Count} copies instead of {expected[cluster.Name]}: {string.Join("; ", copies)}");
            }

            // Cluster: one acknowledgement. Distribution: Syncing, Synced.
            faults.AddRange(writes.Except(copies).GroupBy(write => (write.Type, write.Key))
                .Where(group => group.Count() > (group.Key.Type == KnownResources.Cluster ? 1 : group.Key.Type == KnownResources.Distribution ? 2 : 0))
                .Select(group => $"{cluster.Name} wrote {group.Count()} times: {string.Join("; ", group)}"));
        }

        return [.. faults, .. Faults(isExact: true)];
    }
}
