using System.Security.Cryptography.X509Certificates;
using Tombolo.Kubernetes.Configuration.Proxies;
using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>Reads one entry of <c>clusters</c>.</summary>
internal sealed class ClusterReader(KubeconfigEntry entry, List<ConfigurationProblem> problems, TimeProvider time)
{
    private readonly FieldReader _fields = new(entry, problems);
    private byte[]? _authority;

    public KubeconfigCluster Read()
    {
        var authorities = ReadAuthorities();
        var cluster = new KubeconfigCluster
        {
            Server = ReadServer(),
            Authorities = authorities,
            TlsServerName = _fields.Text("tls-server-name"),
            SkipTlsVerification = _fields.Flag("insecure-skip-tls-verify"),
            Proxy = ReadProxy(),
            ExecInfo = ExecClusterInfo.Write(_fields, _authority),
        };
        if (cluster is { SkipTlsVerification: true, Authorities: not null })
        {
            _fields.Report("insecure-skip-tls-verify", "is true although there is a certificate authority", "remove one of the two");
        }

        return cluster;
    }

    private Uri? ReadServer()
    {
        const string Repair = "write the URL of the API server, for example https://10.0.0.1:6443";
        var text = _fields.Text("server");
        if (text is null)
        {
            _fields.Report("server", "is missing", Repair);
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
        {
            _fields.Report("server", "is no http or https URL", Repair);
            return null;
        }

        if (server.UserInfo.Length > 0 || server.Query.Length > 0 || server.Fragment.Length > 0)
        {
            _fields.Report("server", "has a user, a query or a fragment", $"{Repair}; credentials belong into `users`");
            return null;
        }

        return server;
    }

    private ICertificateAuthorities? ReadAuthorities()
    {
        if (_fields.Get("certificate-authority-data") is not null)
        {
            return _fields.Bytes("certificate-authority-data") is { } data && Parse("certificate-authority-data", () => data) is { } certificates
                ? new FixedAuthorities(certificates)
                : null;
        }

        return _fields.FilePath("certificate-authority") is { } path && Parse("certificate-authority", () => File.ReadAllBytes(path)) is not null
            ? new FileAuthorities(path, time)
            : null;
    }

    private IReadOnlyList<X509Certificate2>? Parse(string field, Func<byte[]> read)
    {
        try
        {
            _authority = read();
            return PemCertificates.ReadAuthorities(_authority);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            _fields.Report(field, $"cannot be used: {e.Message}", "give the PEM certificate of the authority that signed the server's certificate");
            return null;
        }
    }

    private Uri? ReadProxy()
    {
        if (_fields.Text("proxy-url") is not { } text)
        {
            return null;
        }

        if (ProxyAddress.TryParse(text, out var proxy))
        {
            return proxy;
        }

        _fields.Report("proxy-url", "is no http, https or socks5 URL", "write for example http://proxy.example.com:3128");
        return null;
    }
}
