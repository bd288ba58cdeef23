namespace Tombolo.Fleet.Tests.Network;

/// <summary>An answer that comes over a link: held back while it is stalled, broken off when it is cut.</summary>
internal sealed class LinkStream(Stream inner, Link link, CancellationTokenSource connection) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, connection.Token);
        try
        {
            var read = await inner.ReadAsync(buffer, either.Token);
            await link.PassAsync(either.Token);
            return read;
        }
        catch (OperationCanceledException reset) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("injected: the connection was reset", reset);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            connection.Dispose();
        }

        base.Dispose(disposing);
    }
}
