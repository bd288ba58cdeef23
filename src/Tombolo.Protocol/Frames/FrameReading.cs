namespace Tombolo.Protocol.Frames;

/// <summary>What was read from a stream: a frame, its end (both are null), or what is wrong with it.</summary>
/// <param name="Problem">A sentence; nothing can be read after it.</param>
public readonly record struct FrameReading(Frame? Frame, string? Problem)
{
    public bool IsEnd => Frame is null && Problem is null;
}
