namespace Tombolo.Protocol.Payloads;

/// <summary>What a member says of itself.</summary>
/// <param name="Version">Release of Tombolo that runs there.</param>
/// <param name="K10Namespace">Where Kasten lives and copies go.</param>
/// <param name="Release">Helm release name of Kasten.</param>
/// <param name="ClockSkew">How far the primary's clock is ahead of the member's, in seconds, as measured at the start of the session.</param>
public sealed record MemberFacts(string Version, string KubernetesVersion, int NodeCount, string K10Namespace, string Release, double? ClockSkew = null);
