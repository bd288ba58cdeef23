namespace Tombolo.Primary.Hub.Tunnels;

/// <summary>There is no tunnel to a cluster now; the message says why, with the repair.</summary>
internal sealed class TunnelUnavailableException : Exception
{
    public TunnelUnavailableException()
    {
    }

    public TunnelUnavailableException(string message)
        : base(message)
    {
    }

    public TunnelUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The cluster does not want people of the primary: asking again does not help.</summary>
    public bool IsRefused { get; init; }
}
