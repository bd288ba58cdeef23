using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Configuration;

/// <summary>Everything needed to talk to one API server. Holds secrets behind <see cref="Credentials"/>; its text shows none.</summary>
public sealed record ConnectionConfiguration
{
    /// <summary>Absolute, http or https, possibly with a path that all requests start with.</summary>
    public required Uri Server { get; init; }

    /// <summary>Who must have signed the server's certificate; null trusts what the operating system trusts.</summary>
    public ICertificateAuthorities? Authorities { get; init; }

    /// <summary>The name to ask for and to find in the server's certificate instead of the host of <see cref="Server"/>.</summary>
    public string? TlsServerName { get; init; }

    /// <summary>Takes any server certificate. For tests and emergencies.</summary>
    public bool SkipTlsVerification { get; init; }

    /// <summary>http, https, socks4 or socks5 proxy, possibly with user and password; null takes what <c>HTTPS_PROXY</c> and <c>NO_PROXY</c> say.</summary>
    public Uri? Proxy { get; init; }

    public ICredentialProvider Credentials { get; init; } = FixedCredential.Anonymous;

    public Impersonation? Impersonation { get; init; }

    /// <summary>The namespace for commands that name none.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>Where it came from, for messages: a file and context, or the pod.</summary>
    public string Source { get; init; } = "";

    /// <summary>Server, credential kind and source; no secret.</summary>
    public override string ToString() =>
        $"{Server.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)} as {Credentials}"
        + (Impersonation is null ? "" : $" acting as {Impersonation}")
        + (Source.Length == 0 ? "" : $" ({Source})");
}
