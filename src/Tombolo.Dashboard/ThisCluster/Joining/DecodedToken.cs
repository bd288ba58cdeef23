namespace Tombolo.Dashboard.ThisCluster.Joining;

/// <summary>What a join token says openly.</summary>
/// <param name="PrimaryName">The primary it is of.</param>
/// <param name="PrimaryIngress">Where that primary says it is reached.</param>
/// <param name="IsInsecure">That is plain http.</param>
/// <param name="IsPinned">The token names the certificate of the primary; a private authority needs no further set-up.</param>
internal sealed record DecodedToken(string PrimaryName, string PrimaryIngress, bool IsInsecure, bool IsPinned);
