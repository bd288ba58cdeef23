using System.Globalization;
using Tombolo.Testing.Waiting;

namespace Tombolo.Secondary.Tests.Apply.Properties;

[Collection(nameof(AloneInTheProcess))]
public sealed class ConvergenceTests
{
    private static readonly int Sequences = Environment.GetEnvironmentVariable("TOMBOLO_SEQUENCES") is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : 400;
    private const int Steps = 30;

    /// <summary>
    /// Whatever the primary wants and other people do, with faults on the way: when that ends, the cluster holds what was wanted last, nothing foreign was
    /// touched, and nothing is written any more. TOMBOLO_SEED repeats one sequence, TOMBOLO_SEQUENCES says how many.
    /// </summary>
    [Fact]
    public async Task AnySequence_EndsAsWantedAndTouchesNothingForeign()
    {
        var rest = await Rest.CalibrateAsync();
        var seeds = Environment.GetEnvironmentVariable("TOMBOLO_SEED") is { Length: > 0 } seed
            ? [int.Parse(seed, CultureInfo.InvariantCulture)]
            : Enumerable.Range(Random.Shared.Next(1_000_000), Sequences);
        foreach (var next in seeds)
        {
            await using var world = new RandomWorld(next, rest);
            for (var step = 0; step < Steps; step++)
            {
                await world.StepAsync();
            }

            var faults = await world.ConvergeAsync();
            Assert.True(faults.Count == 0, $"TOMBOLO_SEED={next}\n{string.Join('\n', faults)}");
        }
    }
}
