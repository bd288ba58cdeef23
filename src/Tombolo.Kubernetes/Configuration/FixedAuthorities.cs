using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Kubernetes.Configuration;

/// <summary>Authorities that never change.</summary>
public sealed class FixedAuthorities(IReadOnlyList<X509Certificate2> certificates) : ICertificateAuthorities
{
    public IReadOnlyList<X509Certificate2> Current => certificates;
}
