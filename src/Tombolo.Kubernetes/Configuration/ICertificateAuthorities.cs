using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Kubernetes.Configuration;

/// <summary>The certificate authorities that may have signed a server's certificate. Thread-safe.</summary>
public interface ICertificateAuthorities
{
    /// <summary>Those that count now; asked at each new connection, so that a replaced file takes effect without a restart.</summary>
    IReadOnlyList<X509Certificate2> Current { get; }
}
