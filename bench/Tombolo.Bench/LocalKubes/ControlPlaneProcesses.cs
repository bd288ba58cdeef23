using System.Diagnostics;
using System.Globalization;

namespace Tombolo.Bench.LocalKubes;

/// <summary>The processes of a control plane: those whose command line names its folder.</summary>
internal static class ControlPlaneProcesses
{
    private const double MiB = 1024 * 1024;

    /// <summary>Memory that is resident in all of them, in MiB.</summary>
    public static double Resident(string folder) => Directory.EnumerateDirectories("/proc")
        .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && id != Environment.ProcessId && CommandLine(id).Contains(folder, StringComparison.Ordinal))
        .Sum(id => Process.GetProcessById(id).WorkingSet64) / MiB;

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            // It has ended.
            return "";
        }
    }
}
