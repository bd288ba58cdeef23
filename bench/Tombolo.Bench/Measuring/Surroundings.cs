using System.Runtime.InteropServices;

namespace Tombolo.Bench.Measuring;

/// <summary>Where it was measured; absolute figures mean nothing without it.</summary>
/// <param name="Kubernetes">What served the API.</param>
/// <param name="IsOptimized">Built in configuration Release.</param>
internal sealed record Surroundings(int Processors, string Runtime, string OperatingSystem, string Kubernetes, bool IsOptimized)
{
    public static Surroundings Of(string kubernetes) => new(
        Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription, kubernetes, IsRelease);

    public override string ToString() =>
        $"{Processors} processors, {Runtime}, {Kubernetes}{(IsOptimized ? "" : "; NOT OPTIMIZED: run it with -c Release")}";

#if DEBUG
    private const bool IsRelease = false;
#else
    private const bool IsRelease = true;
#endif
}
