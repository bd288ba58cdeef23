using System.Text.Json;

namespace Tombolo.Api.Trusts;

/// <summary>Whose tokens let clusters in, and as what.</summary>
public sealed record ClusterTrustSpec
{
    /// <summary>The issuer as its tokens name it. Several clusters, and several ClusterTrusts, may have the same: their keys tell them apart.</summary>
    public string? Issuer { get; init; }

    /// <summary>JWK Sets (RFC 7517), for example of two generations of keys.</summary>
    public IReadOnlyList<JsonElement>? Jwks { get; init; }

    /// <summary>For whom tokens must be made; empty means the id and the URL of the primary.</summary>
    public IReadOnlyList<string?>? Audiences { get; init; }

    /// <summary>Service accounts, <c>namespace:name</c>.</summary>
    public IReadOnlyList<string?>? Subjects { get; init; }

    /// <summary>Claims that tokens must have besides.</summary>
    public IReadOnlyList<TrustClaim?>? Claims { get; init; }

    /// <summary>Names that clusters may join under; <c>*</c> at an end stands for any rest. Empty allows every name.</summary>
    public IReadOnlyList<string?>? Names { get; init; }

    /// <summary>Labels that a Cluster gets when it is made.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>From then on nobody joins by it; members stay.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
