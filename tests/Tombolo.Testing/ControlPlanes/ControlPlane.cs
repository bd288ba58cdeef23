using Tombolo.LocalKube.Certificates;
using Tombolo.Testing.ControlPlanes.Auditing;
using Tombolo.Testing.ControlPlanes.Local;
using Tombolo.Testing.ControlPlanes.Real;
using Tombolo.Testing.Processes;

namespace Tombolo.Testing.ControlPlanes;

/// <summary>
/// A Kubernetes API on the loopback address, with RBAC, an exact audit log, https of its own authority, and what keeps namespaces, garbage,
/// ServiceAccounts and aggregated ClusterRoles: a real control plane, or LocalKube. It goes with this process, however that ends.
/// </summary>
public abstract class ControlPlane : IAsyncDisposable
{
    /// <summary>The name it was given.</summary>
    public abstract string Name { get; }

    /// <summary>The address of the API server.</summary>
    public abstract Uri Url { get; }

    /// <summary>The version of the API server.</summary>
    public abstract KubernetesVersion Version { get; }

    /// <summary>The authority that the API server's certificate is from, and whose client certificates it accepts.</summary>
    public abstract CertificateAuthority Authority { get; }

    /// <summary>Data, logs and kubeconfigs; removed at the end unless the options keep it.</summary>
    public abstract string Folder { get; }

    /// <summary>Who asked the API server what.</summary>
    public abstract AuditLog Audit { get; }

    /// <summary>Whether controllers run; without them namespaces do not finish terminating and nothing is collected.</summary>
    public abstract bool HasControllerManager { get; }

    /// <summary>The kubeconfig of <see cref="ControlPlaneUser.Admin"/>.</summary>
    public string AdminKubeconfig => KubeconfigFor(ControlPlaneUser.Admin.Name);

    /// <summary>kubectl as admin.</summary>
    public KubectlRunner Kubectl => KubectlWith(AdminKubeconfig);

    /// <summary>Starts a control plane and waits until it is ready.</summary>
    /// <exception cref="ControlPlaneException">It did not become ready; the message holds the last words of its servers.</exception>
    /// <exception cref="CommandException">The programs were neither found nor built.</exception>
    public static async Task<ControlPlane> StartAsync(ControlPlaneOptions options, CancellationToken cancellationToken = default) => options.Kind switch
    {
        ControlPlaneKind.Local => await LocalControlPlane.StartLocalAsync(options, cancellationToken),
        _ => await RealControlPlane.StartRealAsync(options, cancellationToken),
    };

    /// <summary>The kubeconfig, with a token, of a user given in <see cref="ControlPlaneOptions.Users"/>.</summary>
    /// <exception cref="ArgumentException">No such user was given.</exception>
    public abstract string KubeconfigFor(string user);

    /// <summary>Writes a kubeconfig with a client certificate, for any user at any time, and returns its path.</summary>
    public abstract string WriteCertificateKubeconfig(ControlPlaneUser user);

    /// <summary>kubectl with a kubeconfig of this control plane.</summary>
    public abstract KubectlRunner KubectlWith(string kubeconfig);

    /// <summary>Ends the API server: connections break, new ones are refused. The state stays.</summary>
    public abstract Task StopApiServerAsync();

    /// <summary>Starts the API server again, on the same port, and waits until it is ready; nothing when it runs.</summary>
    /// <exception cref="ControlPlaneException">It did not become ready.</exception>
    public abstract Task StartApiServerAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes back everything that was written since the start, without regard to finalizers, in far less time than a new start.
    /// Nobody should be at work on it; APIServices that were made by hand are not taken back. Kubeconfigs and audit log stay.
    /// </summary>
    /// <exception cref="ControlPlaneException">The API server does not come back to the state of the start.</exception>
    public abstract Task ResetAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends everything and removes the folder.</summary>
    public abstract ValueTask DisposeAsync();
}
