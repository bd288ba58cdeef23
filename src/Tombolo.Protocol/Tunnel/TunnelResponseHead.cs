namespace Tombolo.Protocol.Tunnel;

/// <summary>The answer of the API server of a member, before its body.</summary>
/// <param name="Status">Of HTTP.</param>
public sealed record TunnelResponseHead(int Status, IReadOnlyList<TunnelHeader> Headers);
