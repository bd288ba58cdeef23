namespace Tombolo.Protocol.Messages;

/// <summary>The largest inputs that are read at all; more is refused before it is parsed. In bytes unless said otherwise.</summary>
public static class ProtocolLimits
{
    /// <summary>Text of a join token, in characters.</summary>
    public const int TokenCharacters = 16 * 1024;

    /// <summary>Body of a request for a challenge and of its answer.</summary>
    public const int ChallengeBytes = 4 * 1024;

    /// <summary>A signed message of the handshakes, either way.</summary>
    public const int SignedMessageBytes = 128 * 1024;

    /// <summary>Payload of one frame as it travels.</summary>
    public const int FrameBytes = 4 * 1024 * 1024;

    /// <summary>Key of a frame in UTF-8: <c>group/version/kind/name</c> with every part at its Kubernetes limit fits.</summary>
    public const int FrameKeyBytes = 1024;

    /// <summary>Etag of a frame in UTF-8.</summary>
    public const int FrameEtagBytes = 128;

    /// <summary>Type of a frame, in characters.</summary>
    public const int FrameTypeCharacters = 32;
}
