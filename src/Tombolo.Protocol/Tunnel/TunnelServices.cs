namespace Tombolo.Protocol.Tunnel;

/// <summary>What a request through a tunnel is for, where it is not the API server of the member.</summary>
public static class TunnelServices
{
    /// <summary>The HTTP API of the member's own pages, below its path base.</summary>
    public const string Pages = "pages";
}
