using Tombolo.FleetSimulation;
using Tombolo.Testing.Fleets;

namespace Tombolo.Bench.Listening;

/// <summary>A real primary, and members that only listen: what is measured is the primary.</summary>
internal sealed class ListeningFleet : IAsyncDisposable
{
    private const int Parallelism = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private ListeningFleet(SimulatedFleet simulation) => Simulation = simulation;

    /// <summary>The primary; it has no simulated clusters.</summary>
    public SimulatedFleet Simulation { get; }

    public ListeningMember[] Members { get; private set; } = [];

    /// <summary>A primary with a Profile for everybody, and members that joined and are not connected.</summary>
    public static async Task<ListeningFleet> StartAsync(int size, SimulatedFleetOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var fleet = new ListeningFleet(await SimulatedFleet.StartAsync(options, cancellationToken));
        var token = await fleet.Simulation.PromoteAsync(cancellationToken);
        await fleet.Simulation.PrimaryCluster.ApplyAsync(FleetManifests.Profile() + "\n---\n" + FleetManifests.Distribution("baseline"), cancellationToken);
        fleet.Members = new ListeningMember[size];
        var degree = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, size, degree, async (index, stop) => fleet.Members[index] = await ListeningMember.JoinAsync($"member-{index}", token, time, stop));
        return fleet;
    }

    /// <summary>Connects these members; all have received their first revision when this returns.</summary>
    public static async Task ConnectAsync(IEnumerable<ListeningMember> members, CancellationToken cancellationToken)
    {
        var connected = members.ToList();
        connected.ForEach(member => member.Connect());
        if (!await SimulatedFleet.UntilAsync(_ => Task.FromResult(connected.All(member => member.IsConnected && member.Acknowledged is not null)), Patience, cancellationToken))
        {
            throw new TimeoutException($"{connected.Count(member => !member.IsConnected)} of {connected.Count} members are not connected after {Patience}");
        }
    }

    /// <summary>Changes the Profile, and waits until these members have received the change.</summary>
    /// <returns>When the change was asked for, and when each had it, as time stamps of the clock.</returns>
    public async Task<(long Begin, IReadOnlyList<long> Ends)> ChangeAsync(
        IReadOnlyList<ListeningMember> members, int round, TimeProvider time, CancellationToken cancellationToken)
    {
        var wave = new Wave(members.Count, time);
        foreach (var member in members)
        {
            member.Received = _ => wave.Arrived();
        }

        var begin = time.GetTimestamp();
        await Simulation.ChangeProfileAsync(round, cancellationToken);
        return (begin, await wave.Complete.WaitAsync(Patience, time, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Parallel.ForEachAsync(Members, (member, _) => member.DisposeAsync());
        await Simulation.DisposeAsync();
    }
}
