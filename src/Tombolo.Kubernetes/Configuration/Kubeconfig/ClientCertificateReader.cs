using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>Reads the client certificate and key of a user, each as data or as a file; data wins.</summary>
internal sealed class ClientCertificateReader(FieldReader user, TimeProvider time)
{
    private const string Certificate = "client-certificate";
    private const string Key = "client-key";

    /// <returns>Null when there is none, or it is wrong, which is reported.</returns>
    public ICredentialProvider? Read()
    {
        var (hasCertificate, hasKey) = (Has(Certificate), Has(Key));
        if (hasCertificate != hasKey)
        {
            var (present, absent) = hasCertificate ? (Certificate, Key) : (Key, Certificate);
            user.Report(present, $"is there without {absent}", $"give {absent} or {absent}-data");
        }

        // Read both even if one is missing: each says what is wrong with it.
        var certificate = ReadBytes(Certificate);
        var key = ReadBytes(Key);
        if (certificate is null || key is null || Parse(certificate, key) is not { } parsed)
        {
            return null;
        }

        return IsData(Certificate) || IsData(Key)
            ? new FixedCredential(new Credential { Certificate = parsed })
            : FileCredential.Certificate(user.FilePath(Certificate)!, user.FilePath(Key)!, time);
    }

    private bool IsData(string field) => user.Get($"{field}-data") is not null;

    private bool Has(string field) => IsData(field) || user.Get(field) is not null;

    private byte[]? ReadBytes(string field)
    {
        if (IsData(field))
        {
            return user.Bytes($"{field}-data");
        }

        if (user.FilePath(field) is not { } path)
        {
            return null;
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            user.Report(field, $"cannot be read: {e.Message}", "name a PEM file that exists");
            return null;
        }
    }

    private ClientCertificate? Parse(byte[] certificate, byte[] key)
    {
        try
        {
            return PemCertificates.ReadClient(certificate, key);
        }
        catch (FormatException e)
        {
            user.Report($"{Certificate} and {Key}", $"cannot be used: {e.Message}", "give the PEM certificate and its own PEM key");
            return null;
        }
    }
}
