namespace Tombolo.Secondary.Tests.Apply.Properties;

public sealed class ConvergenceTests
{
    private const int Sequences = 40;
    private const int Steps = 30;

    /// <summary>
    /// Whatever the primary wants and other people do, with faults on the way: when that ends, the cluster holds what was wanted last, nothing foreign was
    /// touched, and nothing is written any more. TOMBOLO_SEED repeats one sequence.
    /// </summary>
    [Fact]
    public async Task AnySequence_EndsAsWantedAndTouchesNothingForeign()
    {
        var seeds = Environment.GetEnvironmentVariable("TOMBOLO_SEED") is { Length: > 0 } seed
            ? [int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)]
            : Enumerable.Range(Random.Shared.Next(1_000_000), Sequences);
        foreach (var next in seeds)
        {
            await using var world = new RandomWorld(next);
            for (var step = 0; step < Steps; step++)
            {
                await world.StepAsync();
            }

            var faults = await world.ConvergeAsync();
            Assert.True(faults.Count == 0, $"TOMBOLO_SEED={next}\n{string.Join('\n', faults)}");
        }
    }
}
