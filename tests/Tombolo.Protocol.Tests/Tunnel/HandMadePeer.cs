using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text.Json;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Protocol.Tests.Tunnel;

/// <summary>The other end of a tunnel, with the right keys, that sends whatever it is told to.</summary>
internal sealed class HandMadePeer(WebSocket socket, byte[] sends, byte[] receives) : IDisposable
{
    private readonly TunnelFrameWriter _writer = new(sends);
    private readonly TunnelFrameReader _reader = new(receives);
    private readonly byte[] _buffer = new byte[TunnelFrameWriter.MessageLength];

    public async Task SendAsync(TunnelFrameType type, uint stream, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var message = _buffer.AsMemory(0, _writer.Write(type, stream, payload.Span, _buffer));
        await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
    }

    public Task SendRawAsync(byte[] message, WebSocketMessageType type, CancellationToken cancellationToken) => socket.SendAsync(message, type, endOfMessage: true, cancellationToken);

    public Task SendHeadAsync(uint stream, CancellationToken cancellationToken) =>
        SendAsync(TunnelFrameType.Head, stream, JsonSerializer.SerializeToUtf8Bytes(Tunnels.Fine, ProtocolJsonContext.Default.TunnelResponseHead), cancellationToken);

    public Task SendOpenAsync(uint stream, TunnelRequestHead head, CancellationToken cancellationToken) =>
        SendAsync(TunnelFrameType.Open, stream, JsonSerializer.SerializeToUtf8Bytes(head, ProtocolJsonContext.Default.TunnelRequestHead), cancellationToken);

    public static byte[] Window(uint bytes)
    {
        var payload = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(payload, bytes);
        return payload;
    }

    /// <summary>The next frame; null at the end of the connection.</summary>
    public async Task<(TunnelFrameType Type, uint Stream, byte[] Payload)?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[TunnelFrameWriter.MessageLength];
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += part.Count;
        }
        while (!part.EndOfMessage);

        if (part.MessageType == WebSocketMessageType.Close)
        {
            return null;
        }

        Assert.Null(_reader.Read(buffer.AsSpan(0, length), out var frame));
        return (frame.Type, frame.Stream, frame.Payload.ToArray());
    }

    public void Dispose()
    {
        _writer.Dispose();
        _reader.Dispose();
        socket.Dispose();
    }
}
