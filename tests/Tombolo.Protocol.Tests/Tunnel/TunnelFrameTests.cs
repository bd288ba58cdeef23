using System.Text;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Protocol.Tests.Tunnel;

public sealed class TunnelFrameTests
{
    [Fact]
    public void Read_FramesInOrder_GivesWhatWasWritten()
    {
        using var reader = new TunnelFrameReader(Tunnels.Keys().HubToMember);
        var messages = Messages();

        Assert.Null(reader.Read(messages[0], out var first));
        Assert.Equal((TunnelFrameType.Data, 7u, "hello"), (first.Type, first.Stream, Encoding.UTF8.GetString(first.Payload.Span)));
        Assert.Null(reader.Read(messages[1], out var second));
        Assert.Equal((TunnelFrameType.End, 7u, 0), (second.Type, second.Stream, second.Payload.Length));
    }

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        var message = Messages()[0];
        for (var index = 0; index < message.Length; index++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = message.ToArray();
                changed[index] ^= (byte)(1 << bit);
                using var reader = new TunnelFrameReader(Tunnels.Keys().HubToMember);
                Assert.Equal(TunnelFault.WrongTag, reader.Read(changed, out var frame));
                Assert.Equal(default, frame);
            }
        }
    }

    [Theory]
    [InlineData("repeated", TunnelFault.OutOfOrder)]
    [InlineData("left out", TunnelFault.OutOfOrder)]
    [InlineData("cut", TunnelFault.WrongTag)]
    [InlineData("longer", TunnelFault.WrongTag)]
    [InlineData("too short", TunnelFault.Malformed)]
    [InlineData("empty", TunnelFault.Malformed)]
    [InlineData("oversized", TunnelFault.Oversized)]
    [InlineData("of another tunnel", TunnelFault.WrongTag)]
    [InlineData("of another session", TunnelFault.WrongTag)]
    [InlineData("sent back", TunnelFault.WrongTag)]
    public void Read_WhatIsNotTheNextFrame_IsRefused(string what, TunnelFault fault)
    {
        var messages = Messages();
        using var reader = new TunnelFrameReader(what switch
        {
            "of another tunnel" => Tunnels.Keys("tunnel-2").HubToMember,
            "of another session" => Tunnels.Keys(secret: 9).HubToMember,
            "sent back" => Tunnels.Keys().MemberToHub,
            _ => Tunnels.Keys().HubToMember,
        });
        if (what == "repeated")
        {
            Assert.Null(reader.Read(messages[0], out _));
        }

        byte[] message = what switch
        {
            "left out" => messages[1],
            "cut" => messages[0][..^1],
            "longer" => [.. messages[0], 0],
            "too short" => messages[0][..28],
            "empty" => [],
            "oversized" => new byte[TunnelFrameWriter.MessageLength + 1],
            _ => messages[0],
        };
        Assert.Equal(fault, reader.Read(message, out _));
    }

    [Fact]
    public void Write_SamePayloadTwice_SaysNothingOfIt()
    {
        using var writer = new TunnelFrameWriter(Tunnels.Keys().HubToMember);
        var (first, second) = (Write(writer, TunnelFrameType.Data, "the same"), Write(writer, TunnelFrameType.Data, "the same"));

        Assert.NotEqual(first[TunnelFrameWriter.HeadLength..], second[TunnelFrameWriter.HeadLength..]);
        Assert.True(first.AsSpan().IndexOf("same"u8) < 0);
    }

    [Fact]
    public void Write_PayloadThatIsTooLong_Throws()
    {
        using var writer = new TunnelFrameWriter(Tunnels.Keys().HubToMember);
        Assert.Throws<ArgumentException>(() => writer.Write(TunnelFrameType.Data, 1, new byte[TunnelLimits.PayloadBytes + 1], new byte[TunnelFrameWriter.MessageLength * 2]));
    }

    private static byte[][] Messages()
    {
        using var writer = new TunnelFrameWriter(Tunnels.Keys().HubToMember);
        return [Write(writer, TunnelFrameType.Data, "hello"), Write(writer, TunnelFrameType.End, "")];
    }

    private static byte[] Write(TunnelFrameWriter writer, TunnelFrameType type, string payload)
    {
        var message = new byte[TunnelFrameWriter.MessageLength];
        return message[..writer.Write(type, 7, Encoding.UTF8.GetBytes(payload), message)];
    }
}
