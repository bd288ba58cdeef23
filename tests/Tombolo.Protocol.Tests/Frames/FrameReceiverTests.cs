using System.Text;
using Tombolo.Protocol.Frames;

namespace Tombolo.Protocol.Tests.Frames;

public class FrameReceiverTests
{
    [Fact]
    public void Accept_FramesInOrder_GivesOpenPayloads()
    {
        var receiver = Wire.Receiver();
        var payloads = Wire.Frames(Wire.Sender()).Select(frame =>
        {
            Assert.Equal(FrameVerdict.Accepted, receiver.Accept(frame, out var payload));
            return Encoding.UTF8.GetString(payload.Span);
        });

        Assert.Equal(["""{"n":1}""", """{"n":2}""", "{}", """{"n":4}""", "{}"], payloads);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Accept_FrameLeftOut_IsOutOfOrder(int next)
    {
        var frames = Wire.Frames(Wire.Sender());
        Assert.Equal(FrameVerdict.OutOfOrder, Wire.Receiver().Accept(frames[next - 1], out var payload));
        Assert.True(payload.IsEmpty);
    }

    [Fact]
    public void Accept_FrameTwice_IsOutOfOrderInAStream()
    {
        var receiver = Wire.Receiver();
        var frames = Wire.Frames(Wire.Sender());

        Assert.Equal(FrameVerdict.Accepted, receiver.Accept(frames[0], out _));
        Assert.Equal(FrameVerdict.OutOfOrder, receiver.Accept(frames[0], out _));
    }

    [Fact]
    public void Accept_LastFrameAgain_IsRepeatedWhereAllowed()
    {
        var receiver = Wire.Receiver(allowsRepetition: true);
        var sender = Wire.Sender();
        var first = sender.Create(FrameTypes.Report, Wire.Payload("""{"n":1}"""));
        var second = sender.CreateSealed(FrameTypes.Report, """{"n":2}"""u8);

        Assert.Equal(FrameVerdict.Accepted, receiver.Accept(first, out _));
        Assert.Equal(FrameVerdict.Repeated, receiver.Accept(first, out _));
        Assert.Equal(FrameVerdict.Accepted, receiver.Accept(second, out _));
        Assert.Equal(FrameVerdict.Repeated, receiver.Accept(second, out var payload));
        Assert.Equal("""{"n":2}""", Encoding.UTF8.GetString(payload.Span));
        Assert.Equal(FrameVerdict.OutOfOrder, receiver.Accept(first, out _));
    }

    [Fact]
    public void Accept_OtherFrameOfTheLastSequence_IsNotARepetition()
    {
        var receiver = Wire.Receiver(allowsRepetition: true);
        Assert.Equal(FrameVerdict.Accepted, receiver.Accept(Wire.Sender().Create(FrameTypes.Report, Wire.Payload("""{"n":1}""")), out _));
        Assert.Equal(FrameVerdict.OutOfOrder, receiver.Accept(Wire.Sender().Create(FrameTypes.Report, Wire.Payload("""{"n":2}""")), out _));
    }

    [Fact]
    public void Accept_AnythingOfTheFrameChanged_IsRefused()
    {
        var frame = Wire.Sender().Create(FrameTypes.Item, Wire.Payload("""{"n":1}"""), "key", "etag");
        var other = Wire.Sender(first: 64).Create(FrameTypes.Item, Wire.Payload("""{"n":1}"""), "key", "etag");

        Assert.Equal(FrameVerdict.Accepted, Wire.Receiver().Accept(frame, out _));
        Assert.All(
            [
                frame with { Type = FrameTypes.Gone },
                frame with { Sequence = 2 },
                frame with { Sequence = 0 },
                frame with { Sequence = -1 },
                frame with { Key = "kez" },
                frame with { Key = "" },
                frame with { Etag = "etah" },
                frame with { Key = "keye", Etag = "tag" },
                frame with { IsSealed = true },
                frame with { Payload = "{}"u8.ToArray() },
                frame with { Tag = default },
                frame with { Tag = other.Tag },
                other,
            ],
            changed => Assert.Equal(FrameVerdict.WrongTag, Wire.Receiver().Accept(changed, out _)));
        Assert.All(Flip.EachByte(frame.Payload), flipped => Assert.Equal(FrameVerdict.WrongTag, Wire.Receiver().Accept(frame with { Payload = flipped }, out _)));
    }

    [Fact]
    public void Accept_FrameOfTheOtherDirection_IsRefused() =>
        Assert.Equal(FrameVerdict.WrongTag, Wire.Receiver().Accept(Wire.Sender(first: 64).Create(FrameTypes.Item, Wire.Payload("{}")), out _));

    [Fact]
    public void Accept_SealMadeForAnotherClusterKeyEtagOrSequence_IsRefused()
    {
        // Whoever could make tags but not seals gains nothing from moving a seal to another place.
        var genuine = Wire.Sender().CreateSealed(FrameTypes.Item, "{}"u8, "key", "etag");
        var otherCluster = new FrameSender(Wire.Keys(), "cluster-2").CreateSealed(FrameTypes.Item, "{}"u8, "key", "etag");
        var open = Wire.Sender().Create(FrameTypes.Item, FramePayload.Of(genuine.Payload), "key", "etag");

        Assert.Equal(FrameVerdict.WrongSeal, Wire.Receiver().Accept(otherCluster, out _));
        Assert.Equal(FrameVerdict.Accepted, Wire.Receiver().Accept(open, out var payload));
        Assert.Equal(genuine.Payload.ToArray(), payload.ToArray());
        Assert.Equal(FrameVerdict.WrongTag, Wire.Receiver().Accept(open with { IsSealed = true }, out _));
    }

    [Theory]
    [InlineData("ack", "", "")]
    [InlineData("", "", "")]
    [InlineData("ITEM", "", "")]
    [InlineData("item", "a\0b", "")]
    [InlineData("item", "", "é")]
    public void Accept_TextThatNoFrameCarries_IsMalformed(string type, string key, string etag)
    {
        var frame = new Frame(type, 1, key, etag, IsSealed: false, "{}"u8.ToArray(), default);
        Assert.Equal(FrameVerdict.Malformed, Wire.Receiver().Accept(frame, out _));
    }

    [Fact]
    public void Accept_AcknowledgementReplayedAsAnEvent_IsMalformed()
    {
        var tag = Wire.Sender().Acknowledge(1, []);
        Assert.Equal(FrameVerdict.Malformed, Wire.Receiver().Accept(new Frame("ack", 1, "", "", IsSealed: false, default, tag), out _));
    }

    [Fact]
    public void Accept_TypeOfANewerRelease_IsAcceptedAndCounted()
    {
        var sender = Wire.Sender();
        var receiver = Wire.Receiver();

        Assert.Equal(FrameVerdict.Accepted, receiver.Accept(sender.Create("tunnel", Wire.Payload("{}")), out _));
        Assert.Equal(FrameVerdict.Accepted, receiver.Accept(sender.Create(FrameTypes.Ping, Wire.Payload("{}")), out _));
    }

    [Fact]
    public void Describe_EachVerdict_IsASentence() =>
        Assert.All(Enum.GetValues<FrameVerdict>(), verdict => Assert.EndsWith(".", verdict.Describe(), StringComparison.Ordinal));
}
