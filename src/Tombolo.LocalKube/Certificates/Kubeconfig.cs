namespace Tombolo.LocalKube.Certificates;

/// <summary>
/// Who connects to which cluster, and how (https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/). Holds a credential: it does not print it.
/// </summary>
public sealed record Kubeconfig
{
    /// <summary>The name of the context and of the cluster.</summary>
    public required string Context { get; init; }

    /// <summary>The address of the API server.</summary>
    public required Uri Server { get; init; }

    /// <summary>The name of the user entry.</summary>
    public required string User { get; init; }

    /// <summary>The certificate of the authority to trust, in PEM; null for plain http, or a certificate that everybody trusts.</summary>
    public string? AuthorityPem { get; init; }

    /// <summary>The bearer token.</summary>
    public string? Token { get; init; }

    /// <summary>The client certificate in PEM; it needs <see cref="ClientKeyPem"/>.</summary>
    public string? ClientCertificatePem { get; init; }

    /// <summary>The key of the client certificate in PEM.</summary>
    public string? ClientKeyPem { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{User}@{Context} ({Server})";
}
