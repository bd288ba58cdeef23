using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Tombolo.Testing.Certificates;

namespace Tombolo.Testing.ControlPlanes;

/// <summary>The folder of a control plane: keys, tokens, kubeconfigs, data and logs. Nobody else may read it.</summary>
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

    private readonly string _name;
    private readonly Uri _url;
    private readonly CertificateAuthority _authority;
    private readonly Dictionary<string, string> _tokens;
    private int _certificates;

    private ControlPlaneFiles(string name, Uri url, CertificateAuthority authority, IReadOnlyList<ControlPlaneUser> users)
    {
        _name = name;
        _url = url;
        _authority = authority;
        _tokens = users.ToDictionary(user => user.Name, _ => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));

        // A folder for its owner alone: what is in it needs no further protection.
        Folder = Directory.CreateTempSubdirectory($"tombolo-{name}-").FullName;
    }

    public string Folder { get; }

    public string EtcdData => InFolder("etcd");

    public string AuthorityCertificate => InFolder("ca.crt");

    public string ServerCertificate => InFolder("server.crt");

    public string ServerKey => InFolder("server.key");

    public string ServiceAccountKey => InFolder("service-account.key");

    public string Tokens => InFolder("tokens.csv");

    public string AuditPolicy => InFolder("audit-policy.yaml");

    public string AuditLog => InFolder("audit.log");

    public string KubectlCache => InFolder("kubectl-cache");

    public string ControllerManagerKubeconfig => KubeconfigFor(ControllerManager);

    /// <summary>Writes everything the servers read.</summary>
    public static ControlPlaneFiles Create(
        string name,
        Uri url,
        CertificateAuthority authority,
        IReadOnlyList<ControlPlaneUser> users)
    {
        List<ControlPlaneUser> everybody = [ControlPlaneUser.Admin, new(ControllerManager, "system:masters"), .. users];
        var files = new ControlPlaneFiles(name, url, authority, everybody);
        using var server = authority.IssueServer(url.Host, "localhost", "kubernetes.default.svc");
        using var serviceAccountKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(files.AuthorityCertificate, authority.Certificate.ExportCertificatePem());
        File.WriteAllText(files.ServerCertificate, server.ExportCertificatePem());
        File.WriteAllText(files.ServerKey, KeyOf(server));
        File.WriteAllText(files.ServiceAccountKey, serviceAccountKey.ExportECPrivateKeyPem());
        File.WriteAllText(files.Tokens, files.TokenTable(everybody));
        File.WriteAllText(files.AuditPolicy, Policy);
        for (var index = 0; index < everybody.Count; index++)
        {
            var user = everybody[index].Name;
            files.WriteKubeconfig(files.KubeconfigFor(user), user, [new("token", files._tokens[user])]);
        }

        return files;
    }

    /// <summary>The kubeconfig with the token of a user given at the start.</summary>
    public string KubeconfigFor(string user) => _tokens.ContainsKey(user)
        ? InFolder(user.Replace(':', '.') + ".kubeconfig")
        : throw new ArgumentException(
            $"control plane {_name} knows no user '{user}' by a token, only {string.Join(", ", _tokens.Keys)}; list it in {nameof(ControlPlaneOptions)}.{nameof(ControlPlaneOptions.Users)}",
            nameof(user));

    /// <summary>The token of a user given at the start.</summary>
    public string TokenFor(string user) => _tokens[user];

    /// <summary>Writes a kubeconfig with a client certificate, for any user at any time.</summary>
    public string WriteCertificateKubeconfig(ControlPlaneUser user)
    {
        using var certificate = _authority.IssueClient(user.Name, user.Groups);
        var path = InFolder($"certificate-{Interlocked.Increment(ref _certificates)}.kubeconfig");
        WriteKubeconfig(
            path,
            user.Name,
            [
                new("client-certificate-data", Base64(certificate.ExportCertificatePem())),
                new("client-key-data", Base64(KeyOf(certificate))),
            ]);
        return path;
    }

    private static string KeyOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey();
        return key!.ExportECPrivateKeyPem();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

    private string TokenTable(IEnumerable<ControlPlaneUser> users) => string.Concat(
        users.Select((user, index) => $"{_tokens[user.Name]},\"{user.Name}\",{index},\"{string.Join(',', user.Groups)}\"\n"));

    private string InFolder(string name) => Path.Combine(Folder, name);

    private void WriteKubeconfig(string path, string user, IReadOnlyList<KeyValuePair<string, string>> credentials) => File.WriteAllText(
        path,
        $"""
        apiVersion: v1
        kind: Config
        current-context: {_name}
        clusters:
          - name: {_name}
            cluster:
              server: {_url.GetLeftPart(UriPartial.Authority)}
              certificate-authority-data: {Base64(_authority.Certificate.ExportCertificatePem())}
        users:
          - name: "{user}"
            user:
              {string.Join("\n      ", credentials.Select(credential => $"{credential.Key}: {credential.Value}"))}
        contexts:
          - name: {_name}
            context:
              cluster: {_name}
              user: "{user}"

        """);
}
