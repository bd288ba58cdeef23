namespace Tombolo.Protocol.Tunnel;

/// <summary>The tunnel, or one request in it, ended before it was complete.</summary>
public sealed class TunnelBrokenException : IOException
{
    public TunnelBrokenException()
    {
    }

    public TunnelBrokenException(string message)
        : base(message)
    {
    }

    public TunnelBrokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
