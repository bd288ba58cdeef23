namespace Tombolo.Protocol.Frames;

/// <summary>What a receiver thinks of a frame. All but the first two close the connection.</summary>
public enum FrameVerdict
{
    /// <summary>Genuine and in order.</summary>
    Accepted,

    /// <summary>The last one again, after a lost answer: to be answered as before, not to be acted on.</summary>
    Repeated,

    /// <summary>Genuine, but not the next one: something was left out, repeated or moved.</summary>
    OutOfOrder,

    /// <summary>Not as the other side of this session made it.</summary>
    WrongTag,

    /// <summary>A seal that does not open with this session's key for this place.</summary>
    WrongSeal,

    /// <summary>A type or a text that no frame of this direction has.</summary>
    Malformed,
}
