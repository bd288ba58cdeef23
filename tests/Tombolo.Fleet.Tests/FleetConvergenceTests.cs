using System.Globalization;
using Tombolo.Testing.Waiting;

namespace Tombolo.Fleet.Tests;

/// <summary>
/// Whatever people do and whatever fails: when faults stop, every cluster holds what the specification says, nothing foreign was touched, nothing went that nobody asked
/// to go, and nothing is written any more. TOMBOLO_SEED repeats one fleet with its sequences, TOMBOLO_SEQUENCES says how many there are in all.
/// </summary>
public sealed class FleetConvergenceTests
{
    private const int SequencesOfOneFleet = 20;
    private const int Parts = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(Parts)]
    public Task AnySequences_EndAsPeopleWant(int part) => OwnThread.RunAsync(rest =>
    {
        var only = Number("TOMBOLO_SEED");
        if (only is not null && part > 1)
        {
            return;
        }

        var left = only is null ? (Number("TOMBOLO_SEQUENCES") ?? 2_000) / Parts : SequencesOfOneFleet;
        var seeds = only is { } seed ? [seed] : Enumerable.Range(Random.Shared.Next(1_000_000), (left + SequencesOfOneFleet - 1) / SequencesOfOneFleet);
        foreach (var next in seeds)
        {
            using var sequences = new FleetSequences(rest, next);
            for (var sequence = 1; sequence <= SequencesOfOneFleet && left > 0; sequence++, left--)
            {
                var faults = sequences.RunOne();
                Assert.True(faults.Count == 0, $"TOMBOLO_SEED={next}, sequence {sequence}\n{string.Join('\n', faults)}\n{string.Join('\n', sequences.Log)}");
            }
        }
    });

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
