namespace Tombolo.Kubernetes.Credentials;

/// <summary>The credentials that a plugin printed; a class for the same reason as <see cref="ExecOutput"/>.</summary>
internal sealed class ExecOutputStatus
{
    public string? Token { get; set; }

    /// <summary>PEM.</summary>
    public string? ClientCertificateData { get; set; }

    /// <summary>PEM.</summary>
    public string? ClientKeyData { get; set; }

    /// <summary>Null: usable until the server refuses it.</summary>
    public DateTimeOffset? ExpirationTimestamp { get; set; }
}
