using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Tombolo.Bench.Memory;

/// <summary>
/// Runs in a server that is measured, before its own code (https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md, which
/// prescribes the name): tells whoever connects what the process takes after a garbage collection.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable(WeighedProcess.PortVariable), CultureInfo.InvariantCulture, out var port))
        {
            var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            new Thread(() => Answer(listener)) { IsBackground = true }.Start();
        }
    }

    private static void Answer(TcpListener listener)
    {
        while (true)
        {
            using var client = listener.AcceptTcpClient();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            var anonymous = File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            client.GetStream().Write(Encoding.ASCII.GetBytes($"{GC.GetTotalMemory(forceFullCollection: false) / 1024} {anonymous.Trim()}\n"));
        }
    }
}
