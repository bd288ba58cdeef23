namespace Tombolo.Bench.Memory;

/// <summary>What a process takes at rest, in KiB.</summary>
/// <param name="Heap">Live managed objects.</param>
/// <param name="Anonymous">Resident memory that is no file's: heap, native memory, stacks.</param>
internal readonly record struct Weight(double Heap, double Anonymous)
{
    /// <summary>How much more that is than before, for each of so many.</summary>
    public Weight Since(Weight before, int count) => new((Heap - before.Heap) / count, (Anonymous - before.Anonymous) / count);
}
