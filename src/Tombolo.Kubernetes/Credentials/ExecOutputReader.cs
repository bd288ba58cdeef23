using System.Text;
using System.Text.Json;

namespace Tombolo.Kubernetes.Credentials;

/// <summary>Makes a credential of what a plugin printed. No message quotes the output.</summary>
internal static class ExecOutputReader
{
    /// <exception cref="CredentialException">The output is no usable ExecCredential of the version that was asked for.</exception>
    public static (Credential Credential, DateTimeOffset? Expires) Read(ExecPlugin plugin, string output)
    {
        var status = ReadStatus(plugin, output);
        if (string.IsNullOrEmpty(status.ClientCertificateData) != string.IsNullOrEmpty(status.ClientKeyData))
        {
            throw Bad(plugin, "only one of status.clientCertificateData and status.clientKeyData; they belong together");
        }

        if (string.IsNullOrEmpty(status.Token) && string.IsNullOrEmpty(status.ClientCertificateData))
        {
            throw Bad(plugin, "neither status.token nor status.clientCertificateData");
        }

        var credential = new Credential { Authorization = ReadToken(plugin, status.Token)?.Authorization, Certificate = ReadCertificate(plugin, status) };
        return (credential, status.ExpirationTimestamp);
    }

    private static ExecOutputStatus ReadStatus(ExecPlugin plugin, string output)
    {
        ExecOutput? read;
        try
        {
            read = JsonSerializer.Deserialize(output, ExecOutputJson.Default.ExecOutput);
        }
        catch (JsonException)
        {
            // Its message and its inner exceptions may quote the token.
            throw Bad(plugin, "something that is not the JSON of an ExecCredential");
        }

        if (read is not { Kind: "ExecCredential" })
        {
            throw Bad(plugin, "an object of another kind than ExecCredential");
        }

        if (read.ApiVersion != plugin.ApiVersion)
        {
            throw Bad(plugin, $"an ExecCredential of another apiVersion than {plugin.ApiVersion}; make `apiVersion` of the exec entry the one the plugin speaks");
        }

        return read.Status ?? throw Bad(plugin, "an ExecCredential without status");
    }

    private static Credential? ReadToken(ExecPlugin plugin, string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        return TokenText.Problem(token) is { } problem ? throw Bad(plugin, $"a status.token that cannot be used: {problem}") : Credential.Bearer(token);
    }

    private static ClientCertificate? ReadCertificate(ExecPlugin plugin, ExecOutputStatus status)
    {
        if (string.IsNullOrEmpty(status.ClientCertificateData))
        {
            return null;
        }

        try
        {
            return PemCertificates.ReadClient(Encoding.UTF8.GetBytes(status.ClientCertificateData), Encoding.UTF8.GetBytes(status.ClientKeyData!));
        }
        catch (FormatException e)
        {
            throw Bad(plugin, $"a client certificate that cannot be used: {e.Message}");
        }
    }

    private static CredentialException Bad(ExecPlugin plugin, string what) => new($"{plugin} printed {what}");
}
