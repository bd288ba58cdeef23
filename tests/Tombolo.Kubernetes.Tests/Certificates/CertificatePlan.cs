using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Kubernetes.Tests.Certificates;

/// <summary>What a test wants of a certificate, good or bad.</summary>
internal sealed record CertificatePlan
{
    public required string Subject { get; init; }

    public IReadOnlyList<string> Names { get; init; } = [];

    public DateTimeOffset NotBefore { get; init; } = TimeProvider.System.GetUtcNow().AddHours(-1);

    public DateTimeOffset NotAfter { get; init; } = TimeProvider.System.GetUtcNow().AddHours(1);

    public bool IsAuthority { get; init; }

    public bool Rsa { get; init; }

    /// <summary>Null signs itself.</summary>
    public X509Certificate2? Issuer { get; init; }

    /// <summary>Object identifier of its extended key usage; null for any use.</summary>
    public string? Usage { get; init; }
}
