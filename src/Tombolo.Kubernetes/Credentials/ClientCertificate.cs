using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Kubernetes.Credentials;

/// <summary>A client certificate with its private key, and the intermediates that are sent with it. Equal when the certificate is.</summary>
public sealed class ClientCertificate : IEquatable<ClientCertificate>
{
    internal ClientCertificate(X509Certificate2 leaf, X509Certificate2Collection intermediates)
    {
        Leaf = leaf;
        Intermediates = intermediates;
    }

    /// <summary>Has its private key.</summary>
    public X509Certificate2 Leaf { get; }

    public X509Certificate2Collection Intermediates { get; }

    /// <inheritdoc/>
    public bool Equals(ClientCertificate? other) => other is not null && Leaf.RawDataMemory.Span.SequenceEqual(other.Leaf.RawDataMemory.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClientCertificate);

    /// <inheritdoc/>
    public override int GetHashCode() => Leaf.GetHashCode();

    /// <summary>The subject; never the key.</summary>
    public override string ToString() => $"client certificate {Leaf.Subject}";
}
