using System.Net.WebSockets;
using System.Text.Json;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Tunnel;

/// <summary>One tunnel: many requests on one WebSocket, each frame of it authenticated and sealed, each body no faster than it is read.</summary>
public sealed class TunnelConnection : IDisposable
{
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly TimeProvider _time;
    private readonly Func<TunnelStream, Task> _serve;
    private readonly TunnelFrameWriter _writer;
    private readonly TunnelFrameReader _reader;
    private readonly TunnelStreams _streams = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private readonly byte[] _message = new byte[TunnelFrameWriter.MessageLength];
    private string? _reason;

    private TunnelConnection(WebSocket socket, TunnelKeys keys, TunnelSide side, TimeProvider time, Func<TunnelStream, Task> serve)
    {
        (_socket, Side, _time, _serve) = (socket, side, time, serve);
        _writer = new TunnelFrameWriter(side == TunnelSide.Hub ? keys.HubToMember : keys.MemberToHub);
        _reader = new TunnelFrameReader(side == TunnelSide.Hub ? keys.MemberToHub : keys.HubToMember);
    }

    /// <summary>New requests can be opened.</summary>
    public bool IsOpen => Volatile.Read(ref _reason) is null;

    /// <summary>Requests there are.</summary>
    public int Count => _streams.Count;

    /// <summary>Called whenever a request has ended, on any thread.</summary>
    public Action? RequestEnded { get; set; }

    internal TunnelSide Side { get; }

    /// <summary>The hub's end.</summary>
    /// <param name="socket">Belongs to the tunnel from now on.</param>
    public static TunnelConnection OfHub(WebSocket socket, TunnelKeys keys, TimeProvider time) =>
        new(socket, keys, TunnelSide.Hub, time, _ => Task.CompletedTask);

    /// <summary>The member's end.</summary>
    /// <param name="socket">Belongs to the tunnel from now on.</param>
    /// <param name="serve">Answers one request; runs beside the others and throws nothing but <see cref="TunnelBrokenException"/> and cancellation.</param>
    public static TunnelConnection OfMember(WebSocket socket, TunnelKeys keys, TimeProvider time, Func<TunnelStream, Task> serve) =>
        new(socket, keys, TunnelSide.Member, time, serve);

    /// <summary>Reads until the tunnel ends; whatever is under way ends with it.</summary>
    /// <returns>Why, for people.</returns>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        using var stopped = cancellationToken.Register(() => RequestClose("the session of this tunnel ended"));
        try
        {
            await ReadAsync();
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            Interlocked.CompareExchange(ref _reason, "the connection of the tunnel was cut", null);
        }

        End();
        return _reason!;
    }

    /// <summary>Opens a request; its head is sent when this returns.</summary>
    /// <exception cref="TunnelBrokenException">The tunnel has ended; the other side got nothing of it.</exception>
    public async Task<TunnelStream> OpenAsync(TunnelRequestHead head, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(head, ProtocolJsonContext.Default.TunnelRequestHead);
        if (payload.Length > TunnelLimits.PayloadBytes)
        {
            throw new ArgumentException($"the head of a request has {payload.Length} bytes; at most {TunnelLimits.PayloadBytes} travel", nameof(head));
        }

        await _sending.WaitAsync(cancellationToken);
        try
        {
            // Numbered where it is sent, so that the other side meets the numbers in order.
            var stream = _streams.Add(id => new TunnelStream(this, id, head));
            if (!head.HasBody)
            {
                stream.CompleteSending();
            }

            await WriteAsync(TunnelFrameType.Open, stream.Id, payload);
            return stream;
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Ends the tunnel; the other side is told why when that is possible. The first reason stands.</summary>
    public void RequestClose(string reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
        {
            _ended.CancelAfter(ClosePatience);
            _ = CloseAsync(reason);
        }
    }

    public void Dispose()
    {
        End();
        _writer.Dispose();
        _reader.Dispose();
        _socket.Dispose();
    }

    /// <exception cref="TunnelBrokenException">The tunnel has ended.</exception>
    internal async ValueTask SendAsync(TunnelFrameType type, uint stream, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await WriteAsync(type, stream, payload);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <returns>True when it was there.</returns>
    internal bool Forget(TunnelStream stream)
    {
        var wasThere = _streams.Remove(stream);
        if (wasThere)
        {
            RequestEnded?.Invoke();
        }

        return wasThere;
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[TunnelFrameWriter.MessageLength + 1];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(length), _ended.Token);
                length += part.Count;
            }
            while (!part.EndOfMessage && length < buffer.Length);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                Interlocked.CompareExchange(ref _reason, "the other end closed the tunnel", null);
                return;
            }

            var fault = part.MessageType == WebSocketMessageType.Binary ? Take(buffer.AsSpan(0, length)) : TunnelFault.Malformed;
            if (fault is { } found)
            {
                RequestClose(found.Describe());
                return;
            }

            if (_ended.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private TunnelFault? Take(ReadOnlySpan<byte> message)
    {
        if (_reader.Read(message, out var frame) is { } fault)
        {
            return fault;
        }

        return frame.Type switch
        {
            TunnelFrameType.Open => Side == TunnelSide.Member ? TakeOpen(frame) : TunnelFault.NotExpected,
            TunnelFrameType.Close => TakeClose(frame),
            _ => _streams.Take(frame),
        };
    }

    private TunnelFault? TakeOpen(TunnelFrame frame)
    {
        if (!ProtocolJson.TryRead(frame.Payload.Span, TunnelLimits.PayloadBytes, ProtocolJsonContext.Default.TunnelRequestHead, out var head))
        {
            return TunnelFault.Malformed;
        }

        var stream = new TunnelStream(this, frame.Stream, head);
        if (_streams.Count >= TunnelLimits.Streams || !_streams.TryAdd(stream))
        {
            return TunnelFault.UnknownStream;
        }

        if (!head.HasBody)
        {
            stream.CompleteInbox();
        }

        _ = Task.Run(() => ServeAsync(stream));
        return null;
    }

    private TunnelFault? TakeClose(TunnelFrame frame)
    {
        if (frame.Stream != 0 || frame.Payload.Length > TunnelLimits.ReasonBytes)
        {
            return TunnelFault.NotExpected;
        }

        Interlocked.CompareExchange(ref _reason, TunnelText.Read(frame.Payload.Span), null);
        _ended.Cancel();
        return null;
    }

    private async Task ServeAsync(TunnelStream stream)
    {
        try
        {
            await _serve(stream);
        }
        catch (Exception exception) when (exception is TunnelBrokenException or OperationCanceledException)
        {
            // Whoever asked went away.
        }
        finally
        {
            stream.Abandon("the request was not answered to its end");
        }
    }

    private async Task CloseAsync(string reason)
    {
        try
        {
            await SendAsync(TunnelFrameType.Close, 0, TunnelText.Write(reason), _ended.Token);
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, _ended.Token);
        }
        catch (Exception exception) when (exception is TunnelBrokenException or WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It ends either way.
        }
    }

    /// <summary>Entered by one at a time.</summary>
    private async ValueTask WriteAsync(TunnelFrameType type, uint stream, ReadOnlyMemory<byte> payload)
    {
        if (_reason is { } reason && type != TunnelFrameType.Close)
        {
            throw new TunnelBrokenException(reason);
        }

        try
        {
            var message = _message.AsMemory(0, _writer.Write(type, stream, payload.Span, _message));
            var writing = _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, _ended.Token);

            // Nearly always done already; a timer is made only for who keeps us waiting.
            await (writing.IsCompleted ? writing : new ValueTask(writing.AsTask().WaitAsync(TunnelLimits.SendPatience, _time)));
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException or TimeoutException)
        {
            Interlocked.CompareExchange(ref _reason, "the connection of the tunnel was cut", null);
            await _ended.CancelAsync();
            throw new TunnelBrokenException(_reason!, exception);
        }
    }

    private void End()
    {
        Interlocked.CompareExchange(ref _reason, "the tunnel ended", null);
        _ended.Cancel();
        foreach (var stream in _streams.RemoveAll())
        {
            stream.Break(new TunnelBrokenException(_reason!));
        }

        _socket.Abort();
    }
}
