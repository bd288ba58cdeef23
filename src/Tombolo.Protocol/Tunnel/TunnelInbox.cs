using System.Buffers;
using System.IO.Pipelines;

namespace Tombolo.Protocol.Tunnel;

/// <summary>A body as it comes in. What was not read yet is never more than the window, because nothing beyond is accepted.</summary>
internal sealed class TunnelInbox
{
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));
    private readonly Lock _lock = new();
    private volatile bool _isComplete;
    private int _open = TunnelLimits.Window;
    private int _read;

    /// <summary>Bytes that the other side may still send.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Nothing more comes.</summary>
    public bool IsComplete => _isComplete;

    /// <returns>False when it is more than was allowed.</returns>
    public bool TryAdd(ReadOnlySpan<byte> bytes)
    {
        if (Interlocked.Add(ref _open, -bytes.Length) < 0)
        {
            return false;
        }

        // The reader may have given up at this very moment; then nobody wants it.
        lock (_lock)
        {
            if (!_isComplete)
            {
                _pipe.Writer.Write(bytes);


                // Completed already: the pipe never pauses its writer.
                _pipe.Writer.FlushAsync().AsTask().GetAwaiter().GetResult();
            }
        }

        return true;
    }

    /// <param name="broken">Null when the body is whole.</param>
    public void Complete(TunnelBrokenException? broken)
    {
        lock (_lock)
        {
            if (!_isComplete)
            {
                _isComplete = true;
                _pipe.Writer.Complete(broken);
            }
        }
    }

    /// <returns>How many bytes were read; 0 at the end.</returns>
    /// <exception cref="TunnelBrokenException">The rest never comes.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        var read = await _pipe.Reader.ReadAsync(cancellationToken);
        var part = read.Buffer.Slice(0, Math.Min(destination.Length, read.Buffer.Length));
        part.CopyTo(destination.Span);
        var length = (int)part.Length;
        _pipe.Reader.AdvanceTo(part.End);
        return length;
    }

    /// <summary>How much more the other side is to be allowed after these bytes were read; 0 while it is not worth a frame.</summary>
    public int TakeGrant(int justRead)
    {
        _read += justRead;
        if (_read < TunnelLimits.Window / 2)
        {
            return 0;
        }

        var grant = _read;
        _read = 0;
        Interlocked.Add(ref _open, grant);
        return grant;
    }
}
