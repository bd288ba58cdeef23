using Tombolo.Protocol.Payloads;

namespace Tombolo.Protocol.Handshake;

/// <summary>What a cluster says of itself when it joins; see <see cref="Messages.JoinRequest"/>.</summary>
public sealed record JoinDetails
{
    /// <inheritdoc cref="Messages.JoinRequest.ClusterUid"/>
    public required string ClusterUid { get; init; }

    /// <inheritdoc cref="Messages.JoinRequest.Incarnation"/>
    public required string Incarnation { get; init; }

    /// <inheritdoc cref="Messages.JoinRequest.Name"/>
    public string? Name { get; init; }

    /// <inheritdoc cref="Messages.JoinRequest.Ingress"/>
    public string? Ingress { get; init; }

    /// <inheritdoc cref="Messages.JoinRequest.PrimaryUrl"/>
    public required string PrimaryUrl { get; init; }

    public required string K10Namespace { get; init; }

    public required string ReleaseName { get; init; }

    public required MemberFacts Facts { get; init; }
}
