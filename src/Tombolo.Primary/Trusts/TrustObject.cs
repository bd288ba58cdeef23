using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Api.Trusts;
using Tombolo.Protocol.Jwt;

namespace Tombolo.Primary.Trusts;

/// <summary>A ClusterTrust as the primary remembers it.</summary>
/// <param name="Keys">Those that can verify tokens; none while there are <paramref name="Errors"/>.</param>
/// <param name="Errors">Everything that is wrong with it; while there is one nobody joins by it, so that a limit that was meant does not vanish.</param>
internal sealed record TrustObject(
    ResourceKey Key, string Uid, string ResourceVersion, long Generation, bool IsDeleting, ClusterTrustSpec Spec, IReadOnlyList<JsonWebKey> Keys, IReadOnlyList<string> Errors)
{
    public ClusterTrustStatus? Status { get; init; }

    public bool IsUsable => !IsDeleting && Errors.Count == 0;

    /// <summary>It is over at this time.</summary>
    public bool IsExpired(DateTimeOffset now) => Spec.ExpiresAt is { } end && now >= end;

    /// <summary>For messages.</summary>
    public string Describe() => Spec.ExpiresAt is { } end ? $"ClusterTrust {Key.Name}, which ends at {ApiTime.ToText(end)}" : $"ClusterTrust {Key.Name}";
}
