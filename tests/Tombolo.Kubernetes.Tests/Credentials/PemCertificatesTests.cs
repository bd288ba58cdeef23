using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Tombolo.Kubernetes.Credentials;
using Tombolo.Kubernetes.Tests.Certificates;

namespace Tombolo.Kubernetes.Tests.Credentials;

public sealed class PemCertificatesTests
{
    public static TheoryData<string, bool> KeyFormats => new()
    {
        { "PKCS#8", true }, { "PKCS#1", true }, { "PKCS#8", false }, { "SEC1", false }, { "SEC1 after EC PARAMETERS", false },
    };

    [Theory]
    [MemberData(nameof(KeyFormats))]
    public void ReadClient_KeyFormat_IsUsable(string format, bool rsa)
    {
        using var authority = TestCertificates.Authority();
        using var certificate = TestCertificates.Client(authority, rsa: rsa);

        var read = PemCertificates.ReadClient(Bytes(certificate.ExportCertificatePem()), Bytes(ExportKey(certificate, format)));

        Assert.True(read.Leaf.HasPrivateKey);
        Assert.Equal(certificate.Thumbprint, read.Leaf.Thumbprint);
        Assert.Equal("client certificate CN=jane", read.ToString());
    }

    [Fact]
    public void ReadClient_ChainInTheCertificate_KeepsTheIntermediates()
    {
        using var root = TestCertificates.Authority("root");
        using var intermediate = TestCertificates.Authority("intermediate", root);
        using var certificate = TestCertificates.Client(intermediate);

        var read = PemCertificates.ReadClient(Bytes(TestCertificates.Pem(certificate, intermediate)), Bytes(TestCertificates.KeyPem(certificate)));

        Assert.Equal("CN=jane", read.Leaf.Subject);
        Assert.Equal(["CN=intermediate"], read.Intermediates.Select(each => each.Subject));
    }

    [Theory]
    [InlineData("none", "good", "the certificate holds no PEM block of type CERTIFICATE")]
    [InlineData("damaged", "good", "holds a PEM block of type CERTIFICATE that is damaged")]
    [InlineData("good", "none", "the key is no PEM private key (PKCS#8, PKCS#1 or EC) of this certificate")]
    [InlineData("good", "other", "the key is no PEM private key (PKCS#8, PKCS#1 or EC) of this certificate")]
    [InlineData("good", "encrypted", "the key is encrypted; decrypt it first, for example with: openssl pkey -in KEY -out PLAIN")]
    public void ReadClient_Bad_SaysWhatWithoutQuoting(string certificateKind, string keyKind, string message)
    {
        using var authority = TestCertificates.Authority();
        using var certificate = TestCertificates.Client(authority);
        using var other = TestCertificates.Client(authority, "other");
        using var key = certificate.GetECDsaPrivateKey()!;
        var certificatePem = certificateKind switch
        {
            "none" => "secret",
            "damaged" => "-----BEGIN CERTIFICATE-----\nc2VjcmV0\n-----END CERTIFICATE-----",
            _ => certificate.ExportCertificatePem(),
        };
        var keyPem = keyKind switch
        {
            "none" => "secret",
            "other" => TestCertificates.KeyPem(other),
            "encrypted" => key.ExportEncryptedPkcs8PrivateKeyPem("password", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000)),
            _ => TestCertificates.KeyPem(certificate),
        };

        var failure = Assert.Throws<FormatException>(() => PemCertificates.ReadClient(Bytes(certificatePem), Bytes(keyPem)));

        Assert.Equal(message, failure.Message);
    }

    [Fact]
    public void ReadAuthorities_Bundle_ReadsAll()
    {
        using var first = TestCertificates.Authority("first");
        using var second = TestCertificates.Authority("second");

        var read = PemCertificates.ReadAuthorities(Bytes($"# comment\n{TestCertificates.Pem(first, second)}"));

        Assert.Equal(["CN=first", "CN=second"], read.Select(certificate => certificate.Subject));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no certificate")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIH\n-----END PRIVATE KEY-----")]
    public void ReadAuthorities_None_Throws(string pem) =>
        Assert.Throws<FormatException>(() => PemCertificates.ReadAuthorities(Bytes(pem)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string ExportKey(X509Certificate2 certificate, string format)
    {
        using var ec = certificate.GetECDsaPrivateKey();
        using var rsa = certificate.GetRSAPrivateKey();
        return format switch
        {
            "PKCS#1" => rsa!.ExportRSAPrivateKeyPem(),
            "SEC1" => ec!.ExportECPrivateKeyPem(),
            "SEC1 after EC PARAMETERS" => $"-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n{ec!.ExportECPrivateKeyPem()}",
            _ => TestCertificates.KeyPem(certificate),
        };
    }
}
