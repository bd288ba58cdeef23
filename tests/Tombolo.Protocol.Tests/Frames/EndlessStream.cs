namespace Tombolo.Protocol.Tests.Frames;

/// <summary>A line that never ends.</summary>
internal sealed class EndlessStream : MemoryStream
{
    public long Delivered { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        buffer.Span.Fill((byte)'x');
        Delivered += buffer.Length;
        return ValueTask.FromResult(buffer.Length);
    }
}
