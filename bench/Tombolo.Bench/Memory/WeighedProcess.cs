using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Tombolo.Testing.ControlPlanes;

namespace Tombolo.Bench.Memory;

/// <summary>A server process that tells what it takes; give it <see cref="Environment"/>.</summary>
internal sealed class WeighedProcess
{
    public const string PortVariable = "TOMBOLO_BENCH_WEIGH_PORT";
    private readonly int _port = LoopbackPorts.Take();

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(WeighedProcess).Assembly.Location,
        [PortVariable] = $"{_port}",
    };

    /// <summary>Collects the garbage of the process, and weighs what is left.</summary>
    public async Task<Weight> WeighAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _port, cancellationToken);
        using var reader = new StreamReader(client.GetStream());
        var parts = (await reader.ReadLineAsync(cancellationToken))!.Split(' ');
        return new Weight(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
