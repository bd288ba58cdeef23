using System.Security.Cryptography.X509Certificates;
using Tombolo.LocalKube.Certificates;

namespace Tombolo.Testing.ControlPlanes;

/// <summary>The folder of a control plane, with a kubeconfig for each of its users. Nobody else may read it.</summary>
internal sealed class KubeconfigFolder
{
    private readonly string _name;
    private readonly Uri _url;
    private readonly CertificateAuthority _authority;
    private readonly Dictionary<string, string> _tokens;
    private int _certificates;

    /// <summary>Makes the folder.</summary>
    public KubeconfigFolder(string name, Uri url, CertificateAuthority authority, IReadOnlyList<ControlPlaneUser> users, Func<string, string> tokenFor)
    {
        _name = name;
        _url = url;
        _authority = authority;
        _tokens = users.ToDictionary(user => user.Name, user => tokenFor(user.Name));

        // A folder for its owner alone: what is in it needs no further protection.
        Path = Directory.CreateTempSubdirectory($"tombolo-{name}-").FullName;
        foreach (var (user, token) in _tokens)
        {
            Write(KubeconfigFor(user), user, kubeconfig => kubeconfig with { Token = token });
        }
    }

    public string Path { get; }

    /// <summary>For what discovery of kubectl found.</summary>
    public string KubectlCache => File("kubectl-cache");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The kubeconfig with the token of a user given at the start.</summary>
    public string KubeconfigFor(string user) => _tokens.ContainsKey(user)
        ? File(user.Replace(':', '.') + ".kubeconfig")
        : throw new ArgumentException(
            $"control plane {_name} knows no user '{user}' by a token, only {string.Join(", ", _tokens.Keys)}; list it in {nameof(ControlPlaneOptions)}.{nameof(ControlPlaneOptions.Users)}",
            nameof(user));

    /// <summary>The token of a user given at the start.</summary>
    public string TokenFor(string user) => _tokens[user];

    /// <summary>Writes a kubeconfig with a client certificate, for any user at any time.</summary>
    public string WriteCertificateKubeconfig(ControlPlaneUser user)
    {
        using var certificate = _authority.IssueClient(user.Name, user.Groups);
        using var key = certificate.GetECDsaPrivateKey();
        var path = File($"certificate-{Interlocked.Increment(ref _certificates)}.kubeconfig");
        Write(path, user.Name, kubeconfig => kubeconfig with
        {
            ClientCertificatePem = certificate.ExportCertificatePem(),
            ClientKeyPem = key!.ExportECPrivateKeyPem(),
        });
        return path;
    }

    private void Write(string path, string user, Func<Kubeconfig, Kubeconfig> withCredential) => KubeconfigFile.Write(
        path,
        withCredential(new Kubeconfig { Context = _name, Server = _url, User = user, AuthorityPem = _authority.Certificate.ExportCertificatePem() }));
}
