namespace Tombolo.Protocol.Tunnel;

/// <summary>The requests of one tunnel: those there are, and how much may still come for those that have ended here.</summary>
internal sealed class TunnelStreams
{
    /// <summary>Frames other than data that may still be on their way for each request that has ended here.</summary>
    private const int Stragglers = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<uint, TunnelStream> _streams = [];
    private uint _last;
    private long _lateBytes;
    private long _lateFrames;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _streams.Count;
            }
        }
    }

    /// <summary>Adds the next one, of this side.</summary>
    public TunnelStream Add(Func<uint, TunnelStream> create)
    {
        lock (_lock)
        {
            var stream = create(_last + 1);
            _streams.Add(++_last, stream);
            return stream;
        }
    }

    /// <summary>Adds the one that the other side opened.</summary>
    /// <returns>False when its number is not the next one.</returns>
    public bool TryAdd(TunnelStream stream)
    {
        lock (_lock)
        {
            if (stream.Id != _last + 1)
            {
                return false;
            }

            _streams.Add(++_last, stream);
            return true;
        }
    }

    /// <returns>True when it was there.</returns>
    public bool Remove(TunnelStream stream)
    {
        lock (_lock)
        {
            if (!_streams.Remove(stream.Id))
            {
                return false;
            }

            _lateBytes += stream.Outstanding;
            _lateFrames += Stragglers;
            return true;
        }
    }

    public TunnelFault? Take(TunnelFrame frame)
    {
        TunnelStream? stream;
        lock (_lock)
        {
            if (!_streams.TryGetValue(frame.Stream, out stream))
            {
                return TakeLate(frame);
            }
        }

        return stream.Take(frame);
    }

    public IReadOnlyList<TunnelStream> RemoveAll()
    {
        lock (_lock)
        {
            TunnelStream[] all = [.. _streams.Values];
            _streams.Clear();
            return all;
        }
    }

    private TunnelFault? TakeLate(TunnelFrame frame)
    {
        if (frame.Stream == 0 || frame.Stream > _last)
        {
            return TunnelFault.UnknownStream;
        }

        if (frame.Type == TunnelFrameType.Data)
        {
            _lateBytes -= Math.Max(1, frame.Payload.Length);
        }
        else
        {
            _lateFrames--;
        }

        return _lateBytes < 0 || _lateFrames < 0 ? TunnelFault.UnknownStream : null;
    }
}
