using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tombolo.LocalKube.Certificates;

namespace Tombolo.Testing.ControlPlanes.Real;

/// <summary>What the servers of a control plane read and write: keys, tokens, data and logs.</summary>
internal sealed class ControlPlaneFiles
{
    private const string ControllerManager = "system:kube-controller-manager";

    // Stages before the end of a request are left out, so that a request is one entry.
    private const string Policy = """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived, ResponseStarted]
        rules:
          - level: Metadata
        """;

    private ControlPlaneFiles(KubeconfigFolder folder) => Kubeconfigs = folder;

    public KubeconfigFolder Kubeconfigs { get; }

    public string Folder => Kubeconfigs.Path;

    public string EtcdData => Kubeconfigs.File("etcd");

    public string AuthorityCertificate => Kubeconfigs.File("ca.crt");

    public string ServerCertificate => Kubeconfigs.File("server.crt");

    public string ServerKey => Kubeconfigs.File("server.key");

    public string ServiceAccountKey => Kubeconfigs.File("service-account.key");

    public string Tokens => Kubeconfigs.File("tokens.csv");

    public string AuditPolicy => Kubeconfigs.File("audit-policy.yaml");

    public string AuditLog => Kubeconfigs.File("audit.log");

    public string ControllerManagerKubeconfig => Kubeconfigs.KubeconfigFor(ControllerManager);

    /// <summary>Writes everything the servers read.</summary>
    public static ControlPlaneFiles Create(string name, Uri url, CertificateAuthority authority, IReadOnlyList<ControlPlaneUser> users)
    {
        List<ControlPlaneUser> everybody = [ControlPlaneUser.Admin, new(ControllerManager, "system:masters"), .. users];
        var files = new ControlPlaneFiles(new KubeconfigFolder(name, url, authority, everybody, _ => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))));
        using var server = authority.IssueServer(url.Host, "localhost", "kubernetes.default.svc");
        using var serverKey = server.GetECDsaPrivateKey();
        using var serviceAccountKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(files.AuthorityCertificate, authority.Certificate.ExportCertificatePem());
        File.WriteAllText(files.ServerCertificate, server.ExportCertificatePem());
        File.WriteAllText(files.ServerKey, serverKey!.ExportECPrivateKeyPem());
        File.WriteAllText(files.ServiceAccountKey, serviceAccountKey.ExportECPrivateKeyPem());
        File.WriteAllText(files.Tokens, files.TokenTable(everybody));
        File.WriteAllText(files.AuditPolicy, Policy);
        return files;
    }

    private string TokenTable(IEnumerable<ControlPlaneUser> users) => string.Concat(
        users.Select((user, index) => $"{Kubeconfigs.TokenFor(user.Name)},\"{user.Name}\",{index},\"{string.Join(',', user.Groups)}\"\n"));
}
