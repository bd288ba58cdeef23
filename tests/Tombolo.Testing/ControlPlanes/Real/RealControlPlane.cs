using System.Globalization;
using Tombolo.LocalKube.Certificates;
using Tombolo.Testing.ControlPlanes.Auditing;
using Tombolo.Testing.ControlPlanes.Real.Arguments;
using Tombolo.Testing.ControlPlanes.Real.Etcd;
using Tombolo.Testing.Processes;

namespace Tombolo.Testing.ControlPlanes.Real;

/// <summary>
/// A real Kubernetes control plane on the loopback address: etcd, kube-apiserver with RBAC, an exact audit log and https of its
/// own authority, and kube-controller-manager for namespaces, garbage, ServiceAccounts and aggregated
/// ClusterRoles. It takes about 430 MB and starts in seconds. It goes with this process, however that ends.
/// </summary>
internal sealed class RealControlPlane : ControlPlane
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

    private RealControlPlane(ControlPlaneOptions options, ControlPlaneBinaries binaries)
    {
        _options = options;
        _binaries = binaries;
        Url = Loopback("https", _ports[0]);
        _etcdUrl = Loopback("http", _ports[1]);
        Authority = new CertificateAuthority($"{options.Name} authority", options.Time);
        _files = ControlPlaneFiles.Create(options.Name, Url, Authority, options.Users);
        _probe = new ApiServerProbe(Url, Authority, _files.Kubeconfigs.TokenFor(ControlPlaneUser.Admin.Name), options.Time);
        _snapshot = new EtcdSnapshot(_etcdUrl);
        Audit = new FileAuditLog(_files.AuditLog, options.Time);
    }

    public override string Name => _options.Name;

    public override Uri Url { get; }

    public override KubernetesVersion Version => _binaries.Version;

    public override CertificateAuthority Authority { get; }

    public override string Folder => _files.Folder;

    public override AuditLog Audit { get; }

    public override bool HasControllerManager => _binaries.ControllerManager is not null;

    /// <summary>Starts a control plane and waits until it is ready.</summary>
    /// <exception cref="ControlPlaneException">It did not become ready; the message holds the last words of its servers.</exception>
    /// <exception cref="CommandException">The programs were neither found nor built.</exception>
    public static async Task<RealControlPlane> StartRealAsync(ControlPlaneOptions options, CancellationToken cancellationToken)
    {
        var binaries = options.Binaries ?? await ControlPlaneBinaries.LocateAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var plane = new RealControlPlane(options, binaries);
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

    public override string KubeconfigFor(string user) => _files.Kubeconfigs.KubeconfigFor(user);

    public override string WriteCertificateKubeconfig(ControlPlaneUser user) => _files.Kubeconfigs.WriteCertificateKubeconfig(user);

    public override KubectlRunner KubectlWith(string kubeconfig) => new(_binaries.Kubectl, kubeconfig, _files.Kubeconfigs.KubectlCache);

    public override async Task StopApiServerAsync()
    {
        if (_apiServer is { } apiServer)
        {
            _apiServer = null;
            _servers.Remove(apiServer);
            await apiServer.DisposeAsync();
        }
    }

    public override async Task StartApiServerAsync(CancellationToken cancellationToken = default)
    {
        if (_apiServer is not null)
        {
            return;
        }

        _apiServer = Start("kube-apiserver", _binaries.ApiServer, ApiServerArguments.Build(_files, _etcdUrl, _ports[0], _options.ApiServerArguments));
        await WaitAsync("ready API server", token => _probe.SucceedsAsync("/readyz", token), cancellationToken);
        await WaitAsync("namespace default", token => _probe.SucceedsAsync("/api/v1/namespaces/default", token), cancellationToken);
    }

    public override async Task ResetAsync(CancellationToken cancellationToken = default)
    {
        await StartApiServerAsync(cancellationToken);
        await WaitAsync(
            "state as at the start",
            async token => await _snapshot.RestoreAsync(token) && (await _probe.ListGroupsAsync(token)).SetEquals(_groups),
            ResetTimeout,
            cancellationToken);
    }

    public override async ValueTask DisposeAsync()
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
