using System.Diagnostics;
using System.Globalization;

namespace Tombolo.FleetSimulation;

/// <summary>What a process takes at one time.</summary>
/// <param name="Resident">Bytes in memory.</param>
/// <param name="Processor">Time on all processors since its start.</param>
internal readonly record struct Usage(long Resident, TimeSpan Processor)
{
    private const double MiB = 1024 * 1024;

    public double Megabytes => Resident / MiB;

    public static Usage Of(Process process)
    {
        process.Refresh();
        return new Usage(process.WorkingSet64, process.TotalProcessorTime);
    }

    /// <summary>The process whose command line has a text in it; null when there is none.</summary>
    public static Process? Find(string text) => Directory.EnumerateDirectories("/proc")
        .Select(folder => Path.GetFileName(folder))
        .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Where(name => CommandLine(name).Contains(text, StringComparison.Ordinal) && !CommandLine(name).StartsWith("/bin/sh", StringComparison.Ordinal))
        .Select(name => Process.GetProcessById(int.Parse(name, CultureInfo.InvariantCulture)))
        .MaxBy(process => process.WorkingSet64);

    private static string CommandLine(string process)
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
