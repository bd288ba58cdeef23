using System.Buffers.Binary;
using System.Text.Json;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Tunnel;

/// <summary>One request and its answer in a tunnel, as either side sees it. One reader and one writer at a time.</summary>
public sealed class TunnelStream : IDisposable
{
    private readonly TunnelConnection _connection;
    private readonly TunnelInbox _inbox = new();
    private readonly TunnelCredit _credit = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource<TunnelResponseHead> _head = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isSent;
    private volatile bool _isBroken;

    internal TunnelStream(TunnelConnection connection, uint id, TunnelRequestHead request)
    {
        _connection = connection;
        Id = id;
        Request = request;

        // Whoever gives up waiting does not look at how it ended.
        _ = _head.Task.ContinueWith(head => head.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>What is asked.</summary>
    public TunnelRequestHead Request { get; }

    /// <summary>The beginning of the answer; fails with <see cref="TunnelBrokenException"/>.</summary>
    public Task<TunnelResponseHead> Head => _head.Task;

    /// <summary>Cancelled when the request has ended on either side.</summary>
    public CancellationToken Ended => _ended.Token;

    internal uint Id { get; }

    /// <summary>Bytes that may still come although this side has ended.</summary>
    internal int Outstanding => _inbox.IsComplete ? 0 : _inbox.Open;

    private bool IsHub => _connection.Side == TunnelSide.Hub;

    /// <summary>Begins the answer.</summary>
    /// <exception cref="TunnelBrokenException">The request or the tunnel has ended.</exception>
    public ValueTask SendHeadAsync(TunnelResponseHead head, CancellationToken cancellationToken) =>
        SendAsync(TunnelFrameType.Head, JsonSerializer.SerializeToUtf8Bytes(head, ProtocolJsonContext.Default.TunnelResponseHead), cancellationToken);

    /// <summary>Sends a part of this side's body, as fast as the other side reads.</summary>
    /// <exception cref="TunnelBrokenException">The request or the tunnel has ended.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        while (!body.IsEmpty)
        {
            var taken = await _credit.TakeAsync(Math.Min(body.Length, TunnelLimits.PayloadBytes), cancellationToken);
            await SendAsync(TunnelFrameType.Data, body[..taken], cancellationToken);
            body = body[taken..];
        }
    }

    /// <summary>This side's body is complete.</summary>
    /// <exception cref="TunnelBrokenException">The request or the tunnel has ended.</exception>
    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        await SendAsync(TunnelFrameType.End, default, cancellationToken);
        _isSent = true;
        ForgetIfDone();
    }

    /// <summary>Reads the other side's body.</summary>
    /// <returns>0 at its end.</returns>
    /// <exception cref="TunnelBrokenException">The rest never comes.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        var read = await _inbox.ReadAsync(destination, cancellationToken);
        if (_inbox.TakeGrant(read) is > 0 and var grant && !_inbox.IsComplete)
        {
            var payload = new byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32BigEndian(payload, (uint)grant);
            await SendAsync(TunnelFrameType.Window, payload, cancellationToken);
        }

        return read;
    }

    /// <summary>Gives the request up, unless it is done. The other side is told when that is possible.</summary>
    public void Abandon(string reason)
    {
        if (_connection.Forget(this))
        {
            Break(new TunnelBrokenException(reason));
            _ = TellAsync(reason);
        }
    }

    /// <summary>Gives the request up, unless it is done.</summary>
    public void Dispose() => Abandon("whoever asked went away");

    /// <summary>Takes a frame of the other side.</summary>
    internal TunnelFault? Take(TunnelFrame frame)
    {
        switch (frame.Type)
        {
            case TunnelFrameType.Head when IsHub && !_head.Task.IsCompleted:
                return TakeHead(frame.Payload);
            case TunnelFrameType.Data when !_inbox.IsComplete && !frame.Payload.IsEmpty && (!IsHub || _head.Task.IsCompleted):
                return _inbox.TryAdd(frame.Payload.Span) ? null : TunnelFault.WindowOverrun;
            case TunnelFrameType.Window when frame.Payload.Length == sizeof(uint):
                return _credit.TryAdd(BinaryPrimitives.ReadUInt32BigEndian(frame.Payload.Span)) ? null : TunnelFault.WindowOverrun;
            case TunnelFrameType.End when !_inbox.IsComplete && frame.Payload.IsEmpty && (!IsHub || _head.Task.IsCompleted):
                CompleteInbox();
                ForgetIfDone();
                return null;
            case TunnelFrameType.Reset when frame.Payload.Length <= TunnelLimits.ReasonBytes:
                _connection.Forget(this);
                Break(new TunnelBrokenException(TunnelText.Read(frame.Payload.Span)));
                return null;
            default:
                // What is on its way to a request that was just given up here belongs nowhere.
                return _isBroken ? null : TunnelFault.NotExpected;
        }
    }

    /// <summary>Nothing more is sent or received.</summary>
    internal void Break(TunnelBrokenException reason)
    {
        _isBroken = true;
        _head.TrySetException(reason);
        _credit.End(reason);
        _inbox.Complete(reason);
        _ended.Cancel();
    }

    /// <summary>No body comes with this request.</summary>
    internal void CompleteInbox() => _inbox.Complete(broken: null);

    /// <summary>No body is sent with this request.</summary>
    internal void CompleteSending() => _isSent = true;

    private TunnelFault? TakeHead(ReadOnlyMemory<byte> payload)
    {
        if (!ProtocolJson.TryRead(payload.Span, TunnelLimits.PayloadBytes, ProtocolJsonContext.Default.TunnelResponseHead, out var head)
            || head.Status is < 200 or > 599
            || head.Headers.Count > TunnelLimits.Headers)
        {
            return TunnelFault.Malformed;
        }

        _head.TrySetResult(head);
        return null;
    }

    private void ForgetIfDone()
    {
        if (_isSent && _inbox.IsComplete)
        {
            _connection.Forget(this);
        }
    }

    private ValueTask SendAsync(TunnelFrameType type, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        _ended.IsCancellationRequested
            ? ValueTask.FromException(new TunnelBrokenException("the request has ended"))
            : _connection.SendAsync(type, Id, payload, cancellationToken);

    private async Task TellAsync(string reason)
    {
        try
        {
            await _connection.SendAsync(TunnelFrameType.Reset, Id, TunnelText.Write(reason), CancellationToken.None);
        }
        catch (TunnelBrokenException)
        {
            // The tunnel is gone, and the request with it.
        }
    }
}
