namespace Tombolo.Protocol.Tunnel;

/// <summary>The answer of a member, before its body.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Service">That of the request, so that a member that does not know it is told apart.</param>
public sealed record TunnelResponseHead(int Status, IReadOnlyList<TunnelHeader> Headers, string? Service = null);
