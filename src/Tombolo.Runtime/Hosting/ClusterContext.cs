using Tombolo.Api.Payloads;

namespace Tombolo.Runtime.Hosting;

/// <summary>What a server knows of the cluster it runs in; fixed for the life of the process.</summary>
public sealed record ClusterContext
{
    /// <summary>Where the data-protection engine runs and where distributed copies land.</summary>
    public string K10Namespace { get; init; } = "kasten-io";

    /// <summary>Helm release name of the engine; also the default URL path base.</summary>
    public string ReleaseName { get; init; } = "k10";

    /// <summary>The URL under which people reach this server, path base included; null when it was not given.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Where this process reaches itself, for the primary's own membership; loopback, path base included.</summary>
    public Uri? LoopbackUrl { get; init; }

    /// <summary>Name of the server's own ServiceAccount in the K10 namespace; promotion gives it its rights in <c>kasten-io-mc</c>.</summary>
    public string ServiceAccount { get; init; } = "tombolo";

    /// <summary>Version of this server, for status and facts.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>What join tokens made here pin: base64 SHA-256 of the public keys of the issuers of our ingress certificate; empty pins none.</summary>
    public IReadOnlyList<string> IngressPins { get; init; } = [];

    /// <summary>The kinds that may be distributed.</summary>
    public PayloadPolicy Payloads { get; init; } = PayloadPolicy.Default;

    /// <summary>UID of the namespace <c>kube-system</c>: the identity of the cluster.</summary>
    public required string ClusterUid { get; init; }
}
