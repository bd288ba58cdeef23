using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Server.Hosting;

/// <summary>The certificate this server is served with, and the chain it presents.</summary>
internal sealed record TlsCertificate(X509Certificate2 Leaf, X509Certificate2Collection Chain)
{
    /// <exception cref="System.Security.Cryptography.CryptographicException">The files do not belong together.</exception>
    public static TlsCertificate Read(string certificateFile, string keyFile)
    {
        using var pem = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);

        // Through PKCS #12, since the TLS stack wants a key that is not ephemeral.
        var leaf = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificateFile);
        return new TlsCertificate(leaf, chain);
    }
}
