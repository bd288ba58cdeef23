using System.Globalization;
using Tombolo.Testing.Certificates;
using Tombolo.Testing.ControlPlanes.Arguments;
using Tombolo.Testing.ControlPlanes.Auditing;
using Tombolo.Testing.ControlPlanes.Etcd;
using Tombolo.Testing.Processes;

namespace Tombolo.Testing.ControlPlanes;

/// <summary>
/// A real Kubernetes control plane on the loopback address: etcd, kube-apiserver with RBAC, an exact audit log and https of its
/// own authority, and kube-controller-manager for namespaces, garbage, ServiceAccounts and aggregated
/// ClusterRoles. It takes about 430 MB and starts in seconds. It goes with this process, however that ends.
/// </summary>
public sealed class ControlPlane : IAsyncDisposable
{
    // It takes a fraction of a second; much longer means that it never comes to an end.
    private static readonly TimeSpan ResetTimeout = TimeSpan.FromSeconds(30);

    private readonly ControlPlaneOptions _options;
    private readonly ControlPlaneBinaries _binaries;
    private readonly int[] _ports = [LoopbackPorts.Take(), LoopbackPorts.Take(), LoopbackPorts.Take()];
    private readonly Uri _etcdUrl;
    private readonly ControlPlaneFiles _files;
    private readonly ApiServerProbe _probe;
    private readonly EtcdSnapshot _snapshot;
    private readonly List<GuardedProcess> _servers = [];
    private GuardedProcess? _apiServer;
    private IReadOnlySet<string> _groups = new HashSet<string>();

    private ControlPlane(ControlPlaneOptions options, ControlPlaneBinaries binaries)
    {
        _options = options;
        _binaries = binaries;
        Url = Loopback("https", _ports[0]);
        _etcdUrl = Loopback("http", _ports[1]);
        Authority = new CertificateAuthority($"{options.Name} authority", options.Time);
        _files = ControlPlaneFiles.Create(options.Name, Url, Authority, options.Users);
        _probe = new ApiServerProbe(Url, Authority, _files.TokenFor(ControlPlaneUser.Admin.Name), options.Time);
        _snapshot = new EtcdSnapshot(_etcdUrl);
        Audit = new AuditLog(_files.AuditLog, options.Time);
    }

    /// <summary>The name it was given.</summary>
    public string Name => _options.Name;

    /// <summary>The address of the API server.</summary>
    public Uri Url { get; }

    /// <summary>The version of the API server.</summary>
    public KubernetesVersion Version => _binaries.Version;

    /// <summary>The authority that the API server's certificate is from, and whose client certificates it accepts.</summary>
    public CertificateAuthority Authority { get; }

    /// <summary>Data, logs and kubeconfigs; removed at the end unless the options keep it.</summary>
    public string Folder => _files.Folder;

    /// <summary>The kubeconfig of <see cref="ControlPlaneUser.Admin"/>.</summary>
    public string AdminKubeconfig => KubeconfigFor(ControlPlaneUser.Admin.Name);

    /// <summary>kubectl as admin.</summary>
    public KubectlRunner Kubectl => KubectlWith(AdminKubeconfig);

    /// <summary>Who asked the API server what.</summary>
    public AuditLog Audit { get; }

    /// <summary>Whether kube-controller-manager runs; without it namespaces do not finish terminating and nothing is collected.</summary>
    public bool HasControllerManager => _binaries.ControllerManager is not null;

    /// <summary>Starts a control plane and waits until it is ready.</summary>
    /// <exception cref="ControlPlaneException">It did not become ready; the message holds the last words of its servers.</exception>
    /// <exception cref="CommandException">The programs were neither found nor built.</exception>
    public static async Task<ControlPlane> StartAsync(ControlPlaneOptions options, CancellationToken cancellationToken = default)
    {
        var binaries = options.Binaries ?? await ControlPlaneBinaries.LocateAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var plane = new ControlPlane(options, binaries);
            try
            {
                await plane.StartAllAsync(cancellationToken);
                return plane;
            }
            catch (ControlPlaneException exception) when (attempt < 3 && LostPort(exception))
            {
                await plane.DisposeAsync();
            }
            catch
            {
                await plane.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>The kubeconfig, with a token, of a user given in <see cref="ControlPlaneOptions.Users"/>.</summary>
    /// <exception cref="ArgumentException">No such user was given.</exception>
    public string KubeconfigFor(string user) => _files.KubeconfigFor(user);

    /// <summary>Writes a kubeconfig with a client certificate, for any user at any time, and returns its path.</summary>
    public string WriteCertificateKubeconfig(ControlPlaneUser user) => _files.WriteCertificateKubeconfig(user);

    /// <summary>kubectl with a kubeconfig of this control plane.</summary>
    public KubectlRunner KubectlWith(string kubeconfig) => new(_binaries.Kubectl, kubeconfig, _files.KubectlCache);

    /// <summary>Kills the API server: connections break, new ones are refused. The state stays.</summary>
    public async Task StopApiServerAsync()
    {
        if (_apiServer is { } apiServer)
        {
            _apiServer = null;
            _servers.Remove(apiServer);
            await apiServer.DisposeAsync();
        }
    }

    /// <summary>Starts the API server again, on the same port, and waits until it is ready; nothing when it runs.</summary>
    /// <exception cref="ControlPlaneException">It did not become ready.</exception>
    public async Task StartApiServerAsync(CancellationToken cancellationToken = default)
    {
        if (_apiServer is not null)
        {
            return;
        }

        _apiServer = Start("kube-apiserver", _binaries.ApiServer, ApiServerArguments.Build(_files, _etcdUrl, _ports[0], _options.ApiServerArguments));
        await WaitAsync("ready API server", token => _probe.SucceedsAsync("/readyz", token), cancellationToken);
        await WaitAsync("namespace default", token => _probe.SucceedsAsync("/api/v1/namespaces/default", token), cancellationToken);
    }

    /// <summary>
    /// Takes back everything that was written since the start, without regard to finalizers, in far less time than a new start.
    /// Nobody should be at work on it; APIServices that were made by hand are not taken back. Kubeconfigs and audit log stay.
    /// </summary>
    /// <exception cref="ControlPlaneException">The API server does not come back to the state of the start.</exception>
    public async Task ResetAsync(CancellationToken cancellationToken = default)
    {
        await StartApiServerAsync(cancellationToken);
        await WaitAsync(
            "state as at the start",
            async token => await _snapshot.RestoreAsync(token) && (await _probe.ListGroupsAsync(token)).SetEquals(_groups),
            ResetTimeout,
            cancellationToken);
    }

    /// <summary>Kills the servers and removes the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in Enumerable.Reverse(_servers))
        {
            await server.DisposeAsync();
        }

        _servers.Clear();
        _snapshot.Dispose();
        _probe.Dispose();
        Authority.Dispose();
        Array.ForEach(_ports, LoopbackPorts.Return);
        if (!_options.KeepFolder && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static Uri Loopback(string scheme, int port) => new(string.Create(CultureInfo.InvariantCulture, $"{scheme}://127.0.0.1:{port}"));

    private static bool LostPort(ControlPlaneException exception) =>
        exception.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase);

    private async Task StartAllAsync(CancellationToken cancellationToken)
    {
        Start("etcd", _binaries.Etcd, EtcdArguments.Build(_files, _etcdUrl, Loopback("http", _ports[2])), removeFolder: !_options.KeepFolder);
        await StartApiServerAsync(cancellationToken);
        if (_binaries.ControllerManager is { } controllerManager)
        {
            Start("kube-controller-manager", controllerManager, ControllerManagerArguments.Build(_files, Version));
            var objects = new InitialObjects(_probe, Version);
            await WaitAsync("ServiceAccounts", objects.HaveServiceAccountsAsync, cancellationToken);
            await WaitAsync("aggregated ClusterRoles", objects.HaveAggregatedRolesAsync, cancellationToken);
        }

        _groups = await _probe.ListGroupsAsync(cancellationToken);
        await WaitAsync("quiet state", _snapshot.TakeAsync, cancellationToken);
    }

    private GuardedProcess Start(string name, string file, IReadOnlyList<string> arguments, bool removeFolder = false)
    {
        var server = GuardedProcess.Start(name, file, arguments, Folder, removeFolder);
        _servers.Add(server);
        return server;
    }

    private Task WaitAsync(string what, Func<CancellationToken, Task<bool>> condition, CancellationToken cancellationToken) =>
        WaitAsync(what, condition, _options.StartTimeout, cancellationToken);

    private Task WaitAsync(string what, Func<CancellationToken, Task<bool>> condition, TimeSpan timeout, CancellationToken cancellationToken) =>
        _probe.WaitAsync(what, condition, _servers, timeout, cancellationToken);
}
