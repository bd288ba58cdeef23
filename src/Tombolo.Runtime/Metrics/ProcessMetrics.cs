using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Tombolo.Runtime.Metrics;

/// <summary>
/// What every Prometheus client library shows of its process, under the usual names (<c>process_cpu_seconds_total</c> and so on), and of the
/// .NET runtime; meter <see cref="MeterName"/>. Read when asked for, free when not.
/// </summary>
public sealed class ProcessMetrics
{
    public const string MeterName = "Tombolo.Process";

    private const string DescriptorFolder = "/proc/self/fd";

    public ProcessMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        meter.CreateObservableCounter("process.cpu", () => Environment.CpuUsage.TotalTime.TotalSeconds, "s", "User and system time spent.");
        meter.CreateObservableGauge("process.resident_memory", () => Environment.WorkingSet, "By", "Memory that is resident.");
        meter.CreateObservableGauge("process.start_time", StartTime, "s", "Start of the process since the Unix epoch.");
        meter.CreateObservableCounter("dotnet.gc.collections", Collections, description: "Garbage collections by generation.");
        meter.CreateObservableGauge("dotnet.gc.heap", () => GC.GetTotalMemory(forceFullCollection: false), "By", "Managed memory in use.");
        meter.CreateObservableGauge("dotnet.thread_pool.threads", () => ThreadPool.ThreadCount, description: "Threads of the pool.");
        meter.CreateObservableGauge("dotnet.thread_pool.queue_length", () => ThreadPool.PendingWorkItemCount, description: "Work that waits for a thread.");
        if (Directory.Exists(DescriptorFolder))
        {
            meter.CreateObservableGauge("process.open_fds", () => Directory.EnumerateFileSystemEntries(DescriptorFolder).Count(), description: "Open file descriptors.");
        }
    }

    private static double StartTime()
    {
        using var process = Process.GetCurrentProcess();
        return (process.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds;
    }

    private static IEnumerable<Measurement<int>> Collections()
    {
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            yield return new(GC.CollectionCount(generation), new KeyValuePair<string, object?>("generation", generation.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
