namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>What a cluster entry says.</summary>
internal sealed record KubeconfigCluster
{
    /// <summary>Null when it is missing or wrong, which is reported.</summary>
    public Uri? Server { get; init; }

    /// <summary>Null trusts the operating system's authorities.</summary>
    public ICertificateAuthorities? Authorities { get; init; }

    public string? TlsServerName { get; init; }

    public bool SkipTlsVerification { get; init; }

    public Uri? Proxy { get; init; }

    /// <summary>The cluster as credential plugins get it, UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> ExecInfo { get; init; }
}
