namespace Tombolo.Primary.JoinTokens;

/// <summary>What every token made here says.</summary>
/// <param name="Pins">Base64 SHA-256 digests of public keys of which one must be in the certificate chain of the ingress; empty trusts the usual anchors.</param>
internal sealed record JoinTokenOptions(IReadOnlyList<string> Pins);
