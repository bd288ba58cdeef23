namespace Tombolo.Bench.Measuring;

/// <summary>Brings this process to rest before a sample is taken, so that no sample pays for the garbage of the one before.</summary>
internal static class Quiet
{
    public static void Now()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
