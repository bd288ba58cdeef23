using System.Diagnostics;
using Tombolo.FleetSimulation;

namespace Tombolo.Bench.Resync;

/// <summary>Asks processes to end.</summary>
internal static class ProcessSignals
{
    /// <summary>SIGTERM for the primary of that folder, and waits for its end.</summary>
    public static async Task EndAsync(string folder, CancellationToken cancellationToken)
    {
        using var process = Usage.Find(Path.Combine(folder, "primary")) ?? throw new InvalidOperationException($"no process of {folder} runs");
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(cancellationToken);
    }
}
