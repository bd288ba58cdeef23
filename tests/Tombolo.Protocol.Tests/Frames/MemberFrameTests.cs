using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Tests.Frames;

public class MemberFrameTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryRead_HeadersOfAFrame_GiveTheFrame(bool isSealed)
    {
        var sender = Wire.Sender();
        var frame = isSealed ? sender.CreateSealed(FrameTypes.Answer, "{}"u8, "id-1") : sender.Create(FrameTypes.Answer, Wire.Payload("{}"), "id-1");
        var headers = MemberFrame.GetHeaders(frame).ToDictionary();

        Assert.True(MemberFrame.TryRead(
            FrameTypes.Answer, "id-1", headers[ProtocolHeaders.Sequence], headers[ProtocolHeaders.Tag], headers.GetValueOrDefault(ProtocolHeaders.Sealed), frame.Payload, out var read));
        Assert.Equal(frame, read);
        Assert.Equal(FrameVerdict.Accepted, Wire.Receiver().Accept(read, out _));
    }

    [Theory]
    [InlineData(null, "QcqfbcMWzJr0tx3VeFgnKQ", null)]
    [InlineData("", "QcqfbcMWzJr0tx3VeFgnKQ", null)]
    [InlineData("+1", "QcqfbcMWzJr0tx3VeFgnKQ", null)]
    [InlineData(" 1", "QcqfbcMWzJr0tx3VeFgnKQ", null)]
    [InlineData("-1", "QcqfbcMWzJr0tx3VeFgnKQ", null)]
    [InlineData("1,000", "QcqfbcMWzJr0tx3VeFgnKQ", null)]
    [InlineData("99999999999999999999", "QcqfbcMWzJr0tx3VeFgnKQ", null)]
    [InlineData("1", null, null)]
    [InlineData("1", "nonsense", null)]
    [InlineData("1", "QcqfbcMWzJr0tx3VeFgnKQ", "")]
    [InlineData("1", "QcqfbcMWzJr0tx3VeFgnKQ", "false")]
    [InlineData("1", "QcqfbcMWzJr0tx3VeFgnKQ", "TRUE")]
    public void TryRead_HeaderMissingOrOfAnotherForm_IsRefused(string? sequence, string? tag, string? isSealed) =>
        Assert.False(MemberFrame.TryRead(FrameTypes.Report, "", sequence, tag, isSealed, default, out _));
}
