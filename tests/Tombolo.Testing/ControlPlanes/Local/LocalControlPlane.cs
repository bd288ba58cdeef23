using Tombolo.LocalKube;
using Tombolo.LocalKube.Certificates;
using Tombolo.Testing.ControlPlanes.Auditing;
using Tombolo.Testing.Processes;

namespace Tombolo.Testing.ControlPlanes.Local;

/// <summary>LocalKube in the place of a control plane: the same questions, answered from memory, in milliseconds instead of seconds.</summary>
internal sealed class LocalControlPlane : ControlPlane
{
    // Enough for the longest test; older entries are forgotten.
    private const int AuditCapacity = 100_000;

    private readonly ControlPlaneOptions _options;
    private readonly string _kubectl;
    private readonly LocalFleet _fleet;
    private readonly LocalCluster _cluster;
    private readonly KubeconfigFolder _kubeconfigs;

    private LocalControlPlane(ControlPlaneOptions options, string kubectl, LocalFleet fleet, LocalCluster cluster)
    {
        (_options, _kubectl, _fleet, _cluster) = (options, kubectl, fleet, cluster);
        Audit = new LocalAuditLog(cluster.Audit, options.Time);
        _kubeconfigs = new KubeconfigFolder(options.Name, cluster.Url, cluster.Authority, [ControlPlaneUser.Admin, .. options.Users], cluster.TokenFor);
    }

    public override string Name => _options.Name;

    public override Uri Url => _cluster.Url;

    public override KubernetesVersion Version => KubernetesVersion.Parse(LocalCluster.Version);

    public override CertificateAuthority Authority => _cluster.Authority;

    public override string Folder => _kubeconfigs.Path;

    public override AuditLog Audit { get; }

    public override bool HasControllerManager => true;

    /// <summary>Starts a cluster in this process.</summary>
    /// <exception cref="CommandException">kubectl was neither found nor built.</exception>
    public static async Task<LocalControlPlane> StartLocalAsync(ControlPlaneOptions options, CancellationToken cancellationToken)
    {
        var binaries = options.Binaries ?? await ControlPlaneBinaries.LocateAsync(cancellationToken);
        var fleet = await LocalFleet.StartAsync(new LocalFleetOptions { Time = options.Time }, cancellationToken);
        var cluster = await fleet.AddAsync(
            new LocalClusterOptions
            {
                Name = options.Name,
                Users = [.. options.Users.Select(user => new LocalUser(user.Name, user.Groups))],
                Time = options.Time,
                AuditCapacity = AuditCapacity,
            },
            cancellationToken);
        return new LocalControlPlane(options, binaries.Kubectl, fleet, cluster);
    }

    public override string KubeconfigFor(string user) => _kubeconfigs.KubeconfigFor(user);

    public override string WriteCertificateKubeconfig(ControlPlaneUser user) => _kubeconfigs.WriteCertificateKubeconfig(user);

    public override KubectlRunner KubectlWith(string kubeconfig) => new(_kubectl, kubeconfig, _kubeconfigs.KubectlCache);

    public override Task StopApiServerAsync() => _cluster.StopAsync();

    public override Task StartApiServerAsync(CancellationToken cancellationToken = default) => _cluster.StartAsync(cancellationToken);

    public override async Task ResetAsync(CancellationToken cancellationToken = default)
    {
        await StartApiServerAsync(cancellationToken);
        await _cluster.ResetAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await _fleet.DisposeAsync();
        if (!_options.KeepFolder && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
