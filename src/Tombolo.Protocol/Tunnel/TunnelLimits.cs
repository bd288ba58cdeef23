namespace Tombolo.Protocol.Tunnel;

/// <summary>Limits of a tunnel; both sides keep them, and end a tunnel whose other side does not.</summary>
public static class TunnelLimits
{
    /// <summary>Payload of one frame, in bytes.</summary>
    public const int PayloadBytes = 32 * 1024;

    /// <summary>Bytes of a body that may be on their way, or wait to be read, in each direction of one request.</summary>
    public const int Window = 256 * 1024;

    /// <summary>Requests at a time.</summary>
    public const int Streams = 64;

    /// <summary>Headers of a request or an answer.</summary>
    public const int Headers = 64;

    /// <summary>Path and query of a request, in characters.</summary>
    public const int PathCharacters = 8 * 1024;

    /// <summary>Sentence of a reset or a close, in bytes.</summary>
    public const int ReasonBytes = 1024;

    /// <summary>How long a socket may take nothing of what is written to it.</summary>
    public static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(30);
}
