namespace Tombolo.Protocol.Tunnel;

/// <summary>What faults mean to people.</summary>
public static class TunnelFaultExtensions
{
    /// <summary>A sentence for the log and for whoever waits for an answer.</summary>
    public static string Describe(this TunnelFault fault) => fault switch
    {
        TunnelFault.Oversized => "the other end of the tunnel sent a message that is longer than any frame",
        TunnelFault.Malformed => "the other end of the tunnel sent something that is no frame",
        TunnelFault.WrongTag => "a frame of the tunnel was changed or put in on the way",
        TunnelFault.OutOfOrder => "a frame of the tunnel was left out, repeated or moved on the way",
        TunnelFault.NotExpected => "the other end of the tunnel sent a frame that does not belong there",
        TunnelFault.UnknownStream => "the other end of the tunnel sent a frame of a request that there is not",
        TunnelFault.WindowOverrun => "the other end of the tunnel sent more than it was allowed to",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
