using System.Buffers;

namespace Tombolo.LocalKube.Http;

/// <summary>Gathers what is sent at once in borrowed memory, and holds none between two sendings: most watches are idle.</summary>
internal sealed class PooledBuffer(Stream output) : IBufferWriter<byte>, IDisposable
{
    private const int InitialSize = 4 * 1024;

    private byte[] _bytes = [];

    /// <summary>How many bytes wait to be sent.</summary>
    public int Length { get; private set; }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = Length + Math.Max(sizeHint, 1);
        if (needed > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(needed, InitialSize), _bytes.Length * 2));
            _bytes.AsSpan(0, Length).CopyTo(larger);
            Return();
            _bytes = larger;
        }

        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Sends everything gathered so far, headers included.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        await output.WriteAsync(_bytes.AsMemory(0, Length), cancellationToken);
        await output.FlushAsync(cancellationToken);
        Dispose();
    }

    public void Dispose()
    {
        Return();
        (_bytes, Length) = ([], 0);
    }

    private void Return()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }
    }
}
