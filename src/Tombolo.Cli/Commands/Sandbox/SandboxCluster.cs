using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.LocalKube;
using Tombolo.Server.Hosting;

namespace Tombolo.Cli.Commands.Sandbox;

/// <summary>One cluster of the sandbox: its API, the server in it, and a client as its administrator.</summary>
internal sealed class SandboxCluster : IAsyncDisposable
{
    private const string Account = "system:serviceaccount:kasten-io:tombolo";

    private readonly string _folder;
    private readonly LocalCluster _cluster;
    private readonly KubernetesClient _client;
    private readonly SandboxLog _log;
    private EmbeddedServer? _server;

    private SandboxCluster(string folder, LocalCluster cluster, TimeProvider time)
    {
        (_folder, _cluster) = (folder, cluster);
        Directory.CreateDirectory(folder);
        cluster.WriteKubeconfig(Kubeconfig);
        cluster.WriteKubeconfig(InFolder("server.kubeconfig"), Account);
        _client = KubernetesClientFactory.FromKubeconfig(Kubeconfig, null, new KubernetesClientOptions { UserAgent = "tombolo-sandbox" }, time);
        _log = new SandboxLog(LogFile, time);
    }

    public string Name => _cluster.Name;

    public string Kubeconfig => InFolder("kubeconfig");

    public string LogFile => InFolder("server.log");

    public IKubernetesClient Client => _client;

    /// <summary>The URL under which members and people reach the server.</summary>
    public Uri PublicUrl { get; } = new($"https://127.0.0.1:{FreePort()}/k10");

    public static async Task<SandboxCluster> StartAsync(LocalFleet fleet, string folder, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        var user = new LocalUser(Account, "system:serviceaccounts", "system:serviceaccounts:kasten-io");
        var cluster = await fleet.AddAsync(new LocalClusterOptions { Name = name, Users = [user], Time = time }, cancellationToken);
        return new SandboxCluster(Path.Combine(folder, name), cluster, time);
    }

    /// <summary>Starts the server, with a certificate of the sandbox's authority.</summary>
    public async Task StartServerAsync(LocalFleet fleet, CancellationToken cancellationToken)
    {
        using (var certificate = fleet.Authority.IssueServer("127.0.0.1", "localhost"))
        using (var key = certificate.GetECDsaPrivateKey())
        {
            await File.WriteAllTextAsync(
                InFolder("server.pem"), $"{certificate.ExportCertificatePem()}\n{fleet.Authority.Certificate.ExportCertificatePem()}\n", cancellationToken);
            await File.WriteAllTextAsync(InFolder("server.key"), $"{key!.ExportPkcs8PrivateKeyPem()}\n", cancellationToken);
        }

        _server = await EmbeddedServer.StartAsync(
            new EmbeddedServerOptions
            {
                Kubeconfig = InFolder("server.kubeconfig"),
                Folder = _folder,
                Address = PublicUrl,
                PublicUrl = PublicUrl,
                TlsCertificate = InFolder("server.pem"),
                TlsKey = InFolder("server.key"),
                Log = _log,
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _client.Dispose();
        _log.Dispose();
    }

    // Its URL is part of objects, so that the port must be known before the server listens.
    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private string InFolder(string name) => Path.Combine(_folder, name);
}
