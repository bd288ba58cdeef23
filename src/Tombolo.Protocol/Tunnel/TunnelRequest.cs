namespace Tombolo.Protocol.Tunnel;

/// <summary>What an ask with the verb <see cref="Payloads.AskVerbs.Tunnel"/> carries.</summary>
/// <param name="Id">Of the tunnel to be dialled for.</param>
public sealed record TunnelRequest(string Id);
