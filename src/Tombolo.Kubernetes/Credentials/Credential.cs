using System.Net.Http.Headers;

namespace Tombolo.Kubernetes.Credentials;

/// <summary>What one request proves its identity with: an Authorization header, a client certificate, both or neither. Holds secrets.</summary>
public sealed record Credential
{
    /// <summary>Proves nothing.</summary>
    public static Credential Anonymous { get; } = new();

    public AuthenticationHeaderValue? Authorization { get; init; }

    public ClientCertificate? Certificate { get; init; }

    public static Credential Bearer(string token) => new() { Authorization = new AuthenticationHeaderValue("Bearer", token) };

    /// <summary>Says which kinds there are, never their values.</summary>
    public override string ToString() => (Authorization?.Scheme, Certificate) switch
    {
        (null, null) => "anonymous",
        ({ } scheme, null) => scheme,
        (null, { } certificate) => certificate.ToString(),
        ({ } scheme, { } certificate) => $"{scheme} and {certificate}",
    };
}
