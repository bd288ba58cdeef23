namespace Tombolo.Server.Hosting;

/// <summary>How to start a server inside this process.</summary>
public sealed record EmbeddedServerOptions
{
    /// <summary>The kubeconfig of the server's account.</summary>
    public required string Kubeconfig { get; init; }

    /// <summary>Its folder, where an <c>appsettings.json</c> would be.</summary>
    public required string Folder { get; init; }

    /// <summary>Where it listens, with https.</summary>
    public required Uri Address { get; init; }

    /// <summary>The URL under which people and members reach it, path included.</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>PEM file with the certificates it is served with, leaf first; its join tokens pin them.</summary>
    public required string TlsCertificate { get; init; }

    /// <summary>PEM file with the key of the certificate.</summary>
    public required string TlsKey { get; init; }

    /// <summary>Receives what it logs; it is not disposed.</summary>
    public required ILoggerProvider Log { get; init; }
}
