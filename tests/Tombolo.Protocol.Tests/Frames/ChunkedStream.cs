namespace Tombolo.Protocol.Tests.Frames;

/// <summary>Gives at most so many bytes at a time, as a network does.</summary>
internal sealed class ChunkedStream(byte[] content, int piece) : MemoryStream(content)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
}
