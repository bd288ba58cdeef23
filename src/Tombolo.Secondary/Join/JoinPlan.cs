using Tombolo.Protocol.Tokens;

namespace Tombolo.Secondary.Join;

/// <summary>A join as <c>mc-join</c> and <c>mc-join-config</c> ask for it, checked (contract 1.5 and 1.6).</summary>
/// <param name="Token">Null for a join by the cluster's own service account.</param>
/// <param name="TokenHash">Names the token, or the join without one, without giving it away.</param>
/// <param name="Primary">The URL to dial: the override, else the one in the token.</param>
/// <param name="ClusterName">The name wished for; null lets the primary choose.</param>
/// <param name="ClusterIngress">This cluster's own dashboard; null when it gave none.</param>
internal sealed record JoinPlan(JoinToken? Token, string TokenHash, Uri Primary, string? ClusterName, string? ClusterIngress)
{
    /// <summary>Thumbprint of the primary's key; empty when none is known.</summary>
    public string PrimaryKey { get; init; } = Token?.Public.Key ?? "";

    /// <summary>Without a token: for whom the service-account token is made.</summary>
    public string Audience { get; init; } = "";

    /// <summary>See <see cref="TokenPublicPart.Pins"/>.</summary>
    public IReadOnlyList<string> Pins => Token?.Public.Pins ?? [];
}
