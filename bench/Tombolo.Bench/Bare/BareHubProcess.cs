using System.CommandLine;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Processes;

namespace Tombolo.Bench.Bare;

/// <summary>The <see cref="BareHub"/> in a process of its own, as the primary is in one.</summary>
internal sealed class BareHubProcess : IAsyncDisposable
{
    private const string Verb = "bare-hub";
    private readonly GuardedProcess _process;

    private BareHubProcess(GuardedProcess process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>The verb by which this program is that process.</summary>
    public static Command Command()
    {
        var port = new Option<int>("--port") { Required = true };
        var folder = new Option<string>("--folder") { Required = true };
        var command = new Command(Verb, "A bare event stream, for comparison.") { port, folder };
        command.Hidden = true;
        command.SetAction((parsed, stop) => BareHub.RunAsync(parsed.GetRequiredValue(port), stop));
        return command;
    }

    /// <param name="folder">Receives its log.</param>
    /// <param name="environment">Of the process.</param>
    public static async Task<BareHubProcess> StartAsync(string folder, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var port = LoopbackPorts.Take();
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "tombolo-bench.dll"), Verb, "--port", $"{port}", "--folder", folder];
        var process = GuardedProcess.Start(Verb, "dotnet", arguments, folder, removeFolder: false, environment);
        var hub = new BareHubProcess(process, new Uri($"http://127.0.0.1:{port}"));
        using var http = new HttpClient { BaseAddress = hub.Address };
        while (!await IsReadyAsync(http, cancellationToken))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }

        return hub;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetStringAsync(new Uri("/streams", UriKind.Relative), cancellationToken) == "0";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
