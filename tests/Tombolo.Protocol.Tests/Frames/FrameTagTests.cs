using System.Text;
using Tombolo.Protocol.Frames;

namespace Tombolo.Protocol.Tests.Frames;

/// <summary>The values were computed by another implementation from the text of docs/protocol.md.</summary>
public class FrameTagTests
{
    [Fact]
    public void Create_OpenFrame_HasTheTagComputedElsewhere()
    {
        var sender = Wire.Sender();
        for (var index = 1; index < 12; index++)
        {
            sender.Create(FrameTypes.Ping, Wire.Payload("{}"));
        }

        var frame = sender.Create(FrameTypes.Item, Wire.Payload("""{"a":1}"""), "v1/Secret/s3", "e1");

        Assert.Equal(12, frame.Sequence);
        Assert.Equal("TPY9M9IzdfCOsDT-MA9bNg", frame.Tag.ToString());
    }

    [Fact]
    public void CreateSealed_Frame_HasThePayloadAndTagComputedElsewhere()
    {
        var frame = Wire.Sender().CreateSealed(FrameTypes.Item, """{"secret":true}"""u8, "/v1/Secret/s3", "e1");

        Assert.Equal("AAAAAAAAAAAAAAABcMkb2hqoKtJi_OFTpC85tx--x7YIZc6sGtWeCw6_Dg", Encoding.ASCII.GetString(frame.Payload.Span));
        Assert.Equal("NNislkS1wLkVnWRzjU7ycg", frame.Tag.ToString());
    }

    [Fact]
    public void Acknowledge_Sequence_HasTheTagComputedElsewhere()
    {
        Assert.Equal("QcqfbcMWzJr0tx3VeFgnKQ", Wire.Sender().Acknowledge(3, []).ToString());
        Assert.True(FrameTag.TryParse("QcqfbcMWzJr0tx3VeFgnKQ", out var tag));
        Assert.True(Wire.Receiver().IsAcknowledged(3, [], tag));
        Assert.False(Wire.Receiver().IsAcknowledged(4, [], tag));
        Assert.False(Wire.Receiver().IsAcknowledged(3, "{}"u8, tag));
        Assert.False(Wire.Receiver(first: 64).IsAcknowledged(3, [], tag));
    }

    [Theory]
    [InlineData("")]
    [InlineData("QcqfbcMWzJr0tx3VeFgnK")]
    [InlineData("QcqfbcMWzJr0tx3VeFgnKR")]
    [InlineData("QcqfbcMWzJr0tx3VeFgnKQ==")]
    [InlineData("QcqfbcMWzJr0tx3VeFgnKQA")]
    [InlineData("QcqfbcMWzJr0tx3VeFgn/Q")]
    public void TryParse_NotATag_IsRefused(string text) => Assert.False(FrameTag.TryParse(text, out _));

    [Theory]
    [InlineData("", "", "")]
    [InlineData("Item", "", "")]
    [InlineData("item 1", "", "")]
    [InlineData("item", "a\0b", "")]
    [InlineData("item", "a b", "")]
    [InlineData("item", "é", "")]
    [InlineData("item", "", "a\nb")]
    public void Create_TextThatNoFrameCarries_Throws(string type, string key, string etag) =>
        Assert.Throws<ArgumentException>(() => Wire.Sender().Create(type, Wire.Payload("{}"), key, etag));

    [Theory]
    [InlineData(32, 1024, 128, true)]
    [InlineData(33, 0, 0, false)]
    [InlineData(1, 1025, 0, false)]
    [InlineData(1, 0, 129, false)]
    public void Create_TextAtItsLimits_IsTakenAndBeyondThrows(int type, int key, int etag, bool fits)
    {
        var sender = Wire.Sender();
        Frame Create() => sender.Create(new string('t', type), Wire.Payload("{}"), new string('k', key), new string('e', etag));

        if (fits)
        {
            Assert.Equal(FrameVerdict.Accepted, Wire.Receiver().Accept(Create(), out _));
        }
        else
        {
            Assert.Throws<ArgumentException>(Create);
        }
    }

    [Fact]
    public void ToString_FrameAndPayload_ShowNoContent()
    {
        var payload = Wire.Payload("""{"password":"hush"}""");
        Assert.Equal("item 1 k e (19 bytes)", Wire.Sender().Create(FrameTypes.Item, payload, "k", "e").ToString());
        Assert.Equal("19 bytes", payload.ToString());
    }
}
