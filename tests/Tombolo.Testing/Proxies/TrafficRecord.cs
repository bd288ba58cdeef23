using System.Buffers;

namespace Tombolo.Testing.Proxies;

/// <summary>Every byte that passed, both ways.</summary>
public sealed class TrafficRecord
{
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>How much has passed.</summary>
    public long Length
    {
        get
        {
            lock (_gate)
            {
                return _bytes.WrittenCount;
            }
        }
    }

    /// <summary>Whether these bytes have passed, one after the other.</summary>
    public bool Contains(ReadOnlySpan<byte> wanted)
    {
        lock (_gate)
        {
            return _bytes.WrittenSpan.IndexOf(wanted) >= 0;
        }
    }

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _bytes.Write(bytes);
        }
    }
}
