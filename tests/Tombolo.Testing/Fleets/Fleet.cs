using System.Security.Cryptography.X509Certificates;
using Tombolo.Api.Manifests;
using Tombolo.LocalKube.Certificates;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Servers;

namespace Tombolo.Testing.Fleets;

/// <summary>
/// Clusters with a server each, served over https from an authority of their own that join tokens pin. The servers are not started: when that
/// happens is often what a test is about. <c>TOMBOLO_TEST_LOGS</c> names a folder in which their logs are kept.
/// </summary>
public sealed class Fleet : IAsyncDisposable
{
    private readonly CertificateAuthority _authority;
    private readonly string _folder;

    private Fleet(CertificateAuthority authority, string folder, IReadOnlyList<FleetMember> members)
    {
        _authority = authority;
        _folder = folder;
        Members = members;
    }

    public IReadOnlyList<FleetMember> Members { get; }

    public FleetMember Primary => Members[0];

    public FleetMember Secondary => Members[1];

    /// <summary>The PEM file of the authority that issued the servers' certificates.</summary>
    public string AuthorityFile => Path.Combine(_folder, "ca.pem");

    /// <summary>Prepares the clusters: the K10 namespace, the custom resources and the RBAC.</summary>
    /// <param name="planes">The first becomes the primary.</param>
    public static async Task<Fleet> CreateAsync(IReadOnlyList<ControlPlane> planes, FleetOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("tombolo-fleet-").FullName;
        var authority = new CertificateAuthority("Tombolo test ingress");
        await File.WriteAllTextAsync(Path.Combine(folder, "ca.pem"), authority.Certificate.ExportCertificatePem(), cancellationToken);
        var members = await Task.WhenAll(planes.Select(async (plane, index) =>
        {
            if (options.Install)
            {
                await InstallAsync(plane, cancellationToken);
            }

            return new FleetMember(plane, new TomboloServer(ServerOptions(authority, folder, plane, index, options)));
        }));
        return new Fleet(authority, folder, members);
    }

    public void StartServers()
    {
        foreach (var member in Members)
        {
            member.Server.Start();
        }
    }

    /// <summary>A client that trusts the servers' authority.</summary>
    public HttpClient CreateHttpClient()
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { _authority.Certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        return new HttpClient(handler);
    }

    /// <summary>Everything the servers printed.</summary>
    public string ReadLogs() => string.Join('\n', Members.Select(member => $"--- {member.Server.Options.Name}\n{member.Server.ReadLog()}"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var member in Members)
        {
            await member.DisposeAsync();
        }

        _authority.Dispose();
        if (Environment.GetEnvironmentVariable("TOMBOLO_TEST_LOGS") is { Length: > 0 } logs)
        {
            Directory.CreateDirectory(logs);
            await File.AppendAllTextAsync(Path.Combine(logs, Path.GetFileName(_folder) + ".log"), ReadLogs());
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task InstallAsync(ControlPlane plane, CancellationToken cancellationToken)
    {
        await plane.Kubectl.RequireAsync(["create", "namespace", "kasten-io"], cancellationToken: cancellationToken);
        await plane.Kubectl.ApplyAsync(ManifestRenderer.All(new ManifestOptions()), cancellationToken);
        await plane.Kubectl.RequireAsync(["wait", "--for=condition=Established", "crd", "--all", "--timeout=60s"], cancellationToken: cancellationToken);
    }

    private static TomboloServerOptions ServerOptions(CertificateAuthority authority, string folder, ControlPlane plane, int index, FleetOptions options)
    {
        var name = index == 0 ? "primary" : $"secondary-{index}";
        var certificateFile = Path.Combine(folder, $"{name}.pem");
        var keyFile = Path.Combine(folder, $"{name}.key");
        using (var certificate = authority.IssueServer(["127.0.0.1", "localhost", .. index == 0 ? options.PrimaryNames : []]))
        using (var key = certificate.GetECDsaPrivateKey())
        {
            File.WriteAllText(certificateFile, certificate.ExportCertificatePem() + "\n" + authority.Certificate.ExportCertificatePem() + "\n");
            File.WriteAllText(keyFile, key!.ExportPkcs8PrivateKeyPem() + "\n");
        }

        List<string> arguments = [.. options.Arguments];
        if (options.PinAuthority)
        {
            arguments.AddRange(["--pinned-certificates", certificateFile]);
        }

        if (options.TrustAuthority)
        {
            arguments.AddRange(["--ca-bundle", Path.Combine(folder, "ca.pem")]);
        }

        return new TomboloServerOptions
        {
            Name = name,
            Folder = Path.Combine(folder, name),
            Kubeconfig = plane.KubeconfigFor("system:serviceaccount:kasten-io:tombolo"),
            Port = LoopbackPorts.Take(),
            PublicUrl = index == 0 ? options.PrimaryUrl : null,
            Tls = options.Https ? (certificateFile, keyFile) : null,
            Arguments = arguments,
            Environment = index == 0 ? new Dictionary<string, string>() : options.SecondaryEnvironment,
        };
    }
}
