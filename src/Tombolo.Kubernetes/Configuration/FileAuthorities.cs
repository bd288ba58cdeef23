using System.Security.Cryptography.X509Certificates;
using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Configuration;

/// <summary>Authorities in a PEM file that may be replaced; looked at once a minute at most. A bad replacement leaves the last good ones.</summary>
internal sealed class FileAuthorities(string path, TimeProvider time) : ICertificateAuthorities
{
    private readonly ReloadingFiles<IReadOnlyList<X509Certificate2>> _file =
        new([path], contents => PemCertificates.ReadAuthorities(contents[0]), time, FileCredential.Interval);

    /// <exception cref="IOException">The file cannot be read and never could.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    /// <exception cref="FormatException">The file holds no certificate and never did.</exception>
    public IReadOnlyList<X509Certificate2> Current => _file.Get();

    /// <inheritdoc/>
    public override string ToString() => path;
}
