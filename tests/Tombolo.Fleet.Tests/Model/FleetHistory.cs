using System.Collections.Immutable;

namespace Tombolo.Fleet.Tests.Model;

/// <summary>What people wanted since the fleet last was as they wanted. Only the simulation's own thread adds; guards read from any.</summary>
internal sealed class FleetHistory
{
    private ImmutableArray<FleetModel> _since = [FleetModel.Empty];
    private ImmutableHashSet<(string Distribution, string Cluster)> _braked = [];

    public FleetModel Current => _since[^1];

    public IReadOnlyList<FleetModel> Since => _since;

    /// <summary>Where copies of a Distribution may go only with approval, because one change would take them from too many clusters at once.</summary>
    public ImmutableHashSet<(string Distribution, string Cluster)> Braked
    {
        get => Volatile.Read(ref _braked);
        set => Volatile.Write(ref _braked, value);
    }

    public void Add(FleetModel next) => ImmutableInterlocked.InterlockedExchange(ref _since, _since.Add(next));

    /// <summary>The fleet is as people want it.</summary>
    public void Reached() => ImmutableInterlocked.InterlockedExchange(ref _since, [Current]);
}
