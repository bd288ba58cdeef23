namespace Tombolo.Protocol.Frames;

/// <summary>What verdicts mean to people.</summary>
public static class FrameVerdictExtensions
{
    /// <summary>A sentence for the log and the status of the connection.</summary>
    public static string Describe(this FrameVerdict verdict) => verdict switch
    {
        FrameVerdict.Accepted => "The frame is genuine.",
        FrameVerdict.Repeated => "The frame is the last one once more.",
        FrameVerdict.OutOfOrder => "A frame was left out, repeated or moved on the way: something between the cluster and the primary changes the order of requests or events.",
        FrameVerdict.WrongTag => "A frame was changed or put in on the way: something between the cluster and the primary rewrites requests or events.",
        FrameVerdict.WrongSeal => "A sealed frame does not open with the keys of this session.",
        FrameVerdict.Malformed => "A frame has a form that no release sends.",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}
