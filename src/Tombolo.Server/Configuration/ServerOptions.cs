using Tombolo.Api.Payloads;

namespace Tombolo.Server.Configuration;

/// <summary>
/// Settings of the server, from flags, environment (<c>TOMBOLO_…</c>) and appsettings (section <c>Tombolo</c>), in that order of precedence
/// (design section 3). Validated at start by <see cref="ServerOptionsValidator"/>.
/// </summary>
internal sealed record ServerOptions
{
    /// <summary>Path of a kubeconfig; null uses the service account of the pod.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>Context of the kubeconfig; null uses its current one.</summary>
    public string? Context { get; init; }

    /// <summary>The K10 namespace.</summary>
    public string Namespace { get; init; } = "kasten-io";

    /// <summary>Helm release name of the data-protection engine.</summary>
    public string Release { get; init; } = "k10";

    /// <summary>Listen addresses, separated by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8000";

    /// <summary>The URL under which people and members reach this server, path included.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>URL path under which everything but health and metrics is served; null takes the path of <see cref="PublicUrl"/>, else <c>/release</c>.</summary>
    public string? PathBase { get; init; }

    /// <summary>Where the other replicas of this server reach this one, without path, for example <c>http://10.1.2.3:8000</c>; null suits a single replica.</summary>
    public string? AdvertiseUrl { get; init; }

    /// <summary>
    /// The kinds that may be distributed, as <see cref="PayloadPolicyParser"/> reads them; null is the default list. On a primary what may be a source, on every
    /// cluster what copies are looked for.
    /// </summary>
    public string? DistributedKinds { get; init; }

    /// <summary>Name of the server's ServiceAccount in the K10 namespace.</summary>
    public string ServiceAccount { get; init; } = "tombolo";

    /// <summary>PEM file with the certificates this server is served with, leaf first; null serves plain http.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>PEM file with the key of <see cref="TlsCertificate"/>.</summary>
    public string? TlsKey { get; init; }

    /// <summary>PEM file with additional trust anchors for connections to primaries.</summary>
    public string? CaBundle { get; init; }

    /// <summary>
    /// PEM file with the certificates whose keys join tokens made here pin. One of them has to be among those the ingress presents, which a root
    /// seldom is: the issuing intermediate and its successor, or the ingress certificate itself.
    /// </summary>
    public string? PinnedCertificates { get; init; }

    /// <summary>Folder with <c>appsettings.json</c>; null is the current folder.</summary>
    public string? ContentRoot { get; init; }

    /// <summary>How long a lease is valid without renewal; the time to take-over after a crash.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the lease is renewed.</summary>
    public TimeSpan LeaseRenewInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a session of the pages lives without anything done in it.</summary>
    public TimeSpan SessionIdleTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a session of the pages lives whatever is done.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(12);
}
