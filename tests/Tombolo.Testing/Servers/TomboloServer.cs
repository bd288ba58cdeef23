using Tombolo.Testing.Processes;

namespace Tombolo.Testing.Servers;

/// <summary>
/// One real <c>tombolo-server</c> process, to be started, killed and started again. Leases are short, so that the next process takes over within seconds.
/// </summary>
public sealed class TomboloServer(TomboloServerOptions options) : IAsyncDisposable
{
    private GuardedProcess? _process;

    public TomboloServerOptions Options => options;

    /// <summary>Its own address, without path.</summary>
    public Uri Address { get; } = new($"{(options.Tls is null ? "http" : "https")}://127.0.0.1:{options.Port}");

    /// <summary>The URL others reach it by.</summary>
    public string PublicUrl => options.PublicUrl ?? new Uri(Address, "/k10").AbsoluteUri;

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Everything the processes printed so far.</summary>
    public string ReadLog() => File.Exists(LogFile) ? ReadShared(LogFile) : "";

    /// <summary>The file that receives what the processes print.</summary>
    public string LogFile => Path.Combine(options.Folder, options.Name + ".log");

    /// <summary>Starts the process; it need not be ready when this returns.</summary>
    public void Start()
    {
        if (IsRunning)
        {
            return;
        }

        Directory.CreateDirectory(options.Folder);
        List<string> arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "tombolo-server.dll"),
            "--kubeconfig", options.Kubeconfig,
            "--namespace", options.Namespace,
            "--release", "k10",
            "--urls", Address.AbsoluteUri.TrimEnd('/'),
            "--public-url", PublicUrl,
            "--lease-duration", "4s",
            "--lease-renew-interval", "1s",
        ];
        if (options.Tls is { } tls)
        {
            arguments.AddRange(["--tls-certificate", tls.Certificate, "--tls-key", tls.Key]);
        }

        arguments.AddRange(options.Arguments);

        // The guard recognizes the process by its folder, so one argument names it.
        arguments.AddRange(["--content-root", options.Folder]);
        _process = GuardedProcess.Start(options.Name, "dotnet", arguments, options.Folder, removeFolder: false, options.Environment);
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            await process.DisposeAsync();
        }
    }

    public async Task RestartAsync()
    {
        await KillAsync();
        Start();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await KillAsync();

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }
}
