using System.Text;
using Tombolo.Protocol.Frames;

namespace Tombolo.Protocol.Tests.Frames;

public class ServerSentEventTests
{
    private const string Head = """{"seq":1,"key":"k","etag":"e","tag":"QcqfbcMWzJr0tx3VeFgnKQ"}""";

    [Fact]
    public void Write_Frames_AreAsTheDocumentShows()
    {
        var sender = Wire.Sender();
        var open = sender.Create(FrameTypes.Item, Wire.Payload("""{"a":"é"}"""), "/v1/Secret/s3", "e1");
        var sealedFrame = sender.CreateSealed(FrameTypes.Item, "{}"u8, "k");

        Assert.Equal(
            $"event: item\ndata: {{\"seq\":1,\"key\":\"/v1/Secret/s3\",\"etag\":\"e1\",\"tag\":\"{open.Tag}\"}}\ndata: {{\"a\":\"é\"}}\n\n"
            + $"event: item\ndata: {{\"seq\":2,\"key\":\"k\",\"tag\":\"{sealedFrame.Tag}\",\"sealed\":true}}\ndata: {Encoding.ASCII.GetString(sealedFrame.Payload.Span)}\n\n",
            Encoding.UTF8.GetString(Wire.Write([open, sealedFrame])));
    }

    [Theory]
    [InlineData("{\n}")]
    [InlineData("{}\r")]
    public void Write_PayloadWithLineBreak_Throws(string payload) =>
        Assert.Throws<ArgumentException>(() => Wire.Write([Wire.Sender().Create(FrameTypes.Item, Wire.Payload(payload))]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task ReadAsync_StreamInPieces_GivesTheFrames(int piece)
    {
        var frames = Wire.Frames(Wire.Sender());
        var reader = new ServerSentEventReader(new ChunkedStream(Wire.Write(frames), piece));

        foreach (var frame in frames)
        {
            var read = (await reader.ReadAsync(CancellationToken.None)).Frame;
            Assert.NotNull(read);
            Assert.Equal(frame with { Payload = default }, read with { Payload = default });
            Assert.Equal(frame.Payload.ToArray(), read.Payload.ToArray());
        }

        Assert.True((await reader.ReadAsync(CancellationToken.None)).IsEnd);
    }

    [Theory]
    [InlineData("event: item\ndata: HEAD\ndata: {}\n\n")]
    [InlineData("event: item\r\ndata: HEAD\r\ndata: {}\r\n\r\n")]
    [InlineData("event:item\ndata:HEAD\ndata:{}\n\n")]
    [InlineData(": hello\n\nevent: item\nid: 7\ndata: HEAD\nretry: 10\ndata: {}\nunknown\n\n")]
    [InlineData("\n\n\n:\n\ndata: HEAD\ndata: {}\nevent: item\n\n")]
    public async Task ReadAsync_FormsThatMeanTheSame_GiveTheFrame(string text)
    {
        var reading = await ReadAsync(text);

        Assert.Equal(
            ("item", 1L, "k", "e", false, "QcqfbcMWzJr0tx3VeFgnKQ", "{}"),
            (reading.Frame!.Type, reading.Frame.Sequence, reading.Frame.Key, reading.Frame.Etag, reading.Frame.IsSealed, reading.Frame.Tag.ToString(),
                Encoding.UTF8.GetString(reading.Frame.Payload.Span)));
    }

    [Theory]
    [InlineData("event: item\n\n")]
    [InlineData("data: HEAD\ndata: {}\n\n")]
    [InlineData("event: item\ndata: HEAD\n\n")]
    [InlineData("event: item\ndata: HEAD\ndata: {}\ndata: {}\n\n")]
    [InlineData("event: item\nevent: gone\ndata: HEAD\ndata: {}\n\n")]
    [InlineData("event: \ndata: HEAD\ndata: {}\n\n")]
    [InlineData("event: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\ndata: HEAD\ndata: {}\n\n")]
    [InlineData("event: item\ndata: <html>\ndata: {}\n\n")]
    [InlineData("event: item\ndata\ndata: HEAD\ndata\n\n")]
    [InlineData("event: item\ndata: {\"seq\":1,\"seq\":2,\"tag\":\"QcqfbcMWzJr0tx3VeFgnKQ\"}\ndata: {}\n\n")]
    [InlineData("event: item\ndata: {\"seq\":\"1\",\"tag\":\"QcqfbcMWzJr0tx3VeFgnKQ\"}\ndata: {}\n\n")]
    [InlineData("event: item\ndata: {\"seq\":99999999999999999999,\"tag\":\"QcqfbcMWzJr0tx3VeFgnKQ\"}\ndata: {}\n\n")]
    [InlineData("event: item\ndata: {\"seq\":1}\ndata: {}\n\n")]
    [InlineData("event: item\ndata: {\"seq\":1,\"tag\":\"short\"}\ndata: {}\n\n")]
    [InlineData("event: item\ndata: {\"seq\":1,\"key\":null,\"tag\":\"QcqfbcMWzJr0tx3VeFgnKQ\"}\ndata: {}\n\n")]
    public async Task ReadAsync_AnythingElse_IsAProblem(string text) => Assert.NotNull((await ReadAsync(text)).Problem);

    [Theory]
    [InlineData("")]
    [InlineData(": only a comment\n\n")]
    [InlineData("event: item\ndata: HEAD\ndata: {}\n")]
    [InlineData("event: item\ndata: HEAD\ndata: {")]
    public async Task ReadAsync_EndBeforeAWholeEvent_IsTheEnd(string text) => Assert.True((await ReadAsync(text)).IsEnd);

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(2_000_000, false)]
    public async Task ReadAsync_PayloadAtTheLimit_IsReadAndBeyondIsAProblem(int length, bool fits)
    {
        var text = $"event: item\ndata: {{\"seq\":1,\"tag\":\"QcqfbcMWzJr0tx3VeFgnKQ\"}}\ndata: {new string('x', length)}\n\n";
        var reading = await new ServerSentEventReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), maximumPayload: 100).ReadAsync(CancellationToken.None);

        Assert.Equal(fits, reading.Problem is null);
        Assert.Equal(fits, reading.Frame is not null);
    }

    [Fact]
    public async Task ReadAsync_EndlessLine_IsAProblemBeforeItFillsTheMemory()
    {
        var endless = new EndlessStream();
        var reading = await new ServerSentEventReader(endless, maximumPayload: 64 * 1024).ReadAsync(CancellationToken.None);

        Assert.NotNull(reading.Problem);
        Assert.InRange(endless.Delivered, 0, 256 * 1024);
    }

    private static async Task<FrameReading> ReadAsync(string text) =>
        await new ServerSentEventReader(new MemoryStream(Encoding.UTF8.GetBytes(text.Replace("HEAD", Head, StringComparison.Ordinal)))).ReadAsync(CancellationToken.None);
}
