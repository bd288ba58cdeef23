using System.Text.Json;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;
using Tombolo.Secondary.Connection;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Tests.Sync;

public sealed class FrameProcessorTests
{
    private readonly ReceivedSet _received = new();
    private readonly List<DesiredState> _desired = [];
    private readonly List<AskPayload> _asked = [];

    [Fact]
    public void Process_ItemsWithoutCheckpoint_WantsNothing()
    {
        Item("a", "1");

        Assert.Empty(_desired);
        Assert.False(_received.IsComplete);
    }

    [Fact]
    public void Process_CheckpointThatMatches_WantsWhatWasReceived()
    {
        Item("a", "1");
        Item("b", "1");
        Checkpoint([("a", "1"), ("b", "1")], hold: ["d1"]);
        Item("a", "2");
        Frame(FrameTypes.Gone, "b", "", new GonePayload(), ProtocolJsonContext.Default.GonePayload);
        Checkpoint([("a", "2")]);

        Assert.Equal(["a", "b"], _desired[0].Items.Keys.Order());
        Assert.Contains("d1", _desired[0].Hold);
        Assert.Equal("2", Assert.Single(_desired[1].Items).Value.Etag);
    }

    [Fact]
    public void Process_CheckpointThatDoesNotMatch_ForgetsEverythingAndStartsOver()
    {
        Item("a", "1");

        Assert.Throws<SessionLostException>(() => Checkpoint([("a", "1"), ("lost-on-the-way", "1")]));

        Assert.Empty(_desired);
        Assert.Equal((0, false), (_received.Count, _received.IsComplete));
    }

    [Fact]
    public void Process_UnknownType_IsIgnored() =>
        Assert.Null(Processor().Process(new Frame("news", 1, "", "", IsSealed: false, "{}"u8.ToArray(), default), "{}"u8.ToArray()));

    [Fact]
    public void Process_CloseAndAsk_ArePassedOn()
    {
        Frame(FrameTypes.Ask, "1", "", new AskPayload("1", "leave"), ProtocolJsonContext.Default.AskPayload);
        var close = Frame(FrameTypes.Close, "", "", new ClosePayload("superseded", "by another"), ProtocolJsonContext.Default.ClosePayload);

        Assert.Equal("leave", Assert.Single(_asked).Verb);
        Assert.Equal("superseded", close?.Reason);
    }

    private void Item(string key, string etag) => Processor().Process(new Frame(FrameTypes.Item, 1, key, etag, IsSealed: false, "{}"u8.ToArray(), default), "{}"u8.ToArray());

    private void Checkpoint((string Key, string Etag)[] set, string[]? hold = null) => Frame(
        FrameTypes.Checkpoint,
        "",
        "",
        new CheckpointPayload(
            new Revision(1, 1, "hash"), SetDigest.Compute(set.Select(item => KeyValuePair.Create(item.Key, item.Etag))), hold ?? [], [], Approved: false, "paris"),
        ProtocolJsonContext.Default.CheckpointPayload);

    private ClosePayload? Frame<T>(string type, string key, string etag, T payload, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> contract)
    {
        var utf8 = JsonSerializer.SerializeToUtf8Bytes(payload, contract);
        return Processor().Process(new Frame(type, 1, key, etag, IsSealed: false, utf8, default), utf8);
    }

    private FrameProcessor Processor() => new(_received, _desired.Add, _asked.Add);
}
