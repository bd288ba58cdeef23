using Tombolo.Api.Meta;

namespace Tombolo.Api.Trusts;

/// <summary>Whether a ClusterTrust lets anybody in.</summary>
public sealed record ClusterTrustStatus
{
    /// <summary>The generation that was read.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>How many keys can verify tokens.</summary>
    public int? Keys { get; init; }

    public IReadOnlyList<Condition>? Conditions { get; init; }
}
