namespace Tombolo.Protocol.Frames;

/// <summary>The order of the frames of one direction: each sequence is one more than the last.</summary>
internal sealed class FrameSequence
{
    private FrameTag _lastTag;

    public long Last { get; private set; }

    public bool IsNext(long sequence) => sequence == Last + 1;

    /// <summary>The very frame that was accepted last, once more.</summary>
    public bool IsLast(long sequence, FrameTag tag) => Last > 0 && sequence == Last && tag == _lastTag;

    public void Advance(FrameTag tag)
    {
        Last++;
        _lastTag = tag;
    }
}
