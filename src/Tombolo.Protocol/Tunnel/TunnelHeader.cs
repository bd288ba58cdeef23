namespace Tombolo.Protocol.Tunnel;

/// <summary>One header of a request or an answer.</summary>
public sealed record TunnelHeader(string Name, string Value);
