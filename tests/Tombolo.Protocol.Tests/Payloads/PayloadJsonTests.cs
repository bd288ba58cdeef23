using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Protocol.Tests.Payloads;

/// <summary>The names that docs/protocol.md gives the fields; a change here breaks the neighbouring release.</summary>
public class PayloadJsonTests
{
    private static readonly Revision Revision = new(7, 3, "hash");

    [Fact]
    public void Serialize_Checkpoint_HasTheFieldsOfTheDocument() => AssertJson(
        """{"revision":{"epoch":7,"sequence":3,"hash":"hash"},"digest":"d","hold":["a"],"deleted":[],"approved":true,"primaryId":"p"}""",
        new CheckpointPayload(Revision, "d", ["a"], [], Approved: true, "p"),
        ProtocolJsonContext.Default.CheckpointPayload);

    [Fact]
    public void Serialize_Sync_HasTheFieldsOfTheDocument()
    {
        AssertJson("""{"digest":"d","confirm":"AQID","full":true}""", new SyncPayload("d", new byte[] { 1, 2, 3 }, Full: true), ProtocolJsonContext.Default.SyncPayload);
        AssertJson(
            """{"digest":"d","confirm":"AQID","full":false,"items":{"/v1/Secret/s3":"e1"}}""",
            new SyncPayload("d", new byte[] { 1, 2, 3 }, Full: false, new Dictionary<string, string> { ["/v1/Secret/s3"] = "e1" }),
            ProtocolJsonContext.Default.SyncPayload);
        AssertJson(
            """{"digest":"d","confirm":"AQID","full":true,"poll":true,"pingSeconds":2}""",
            new SyncPayload("d", new byte[] { 1, 2, 3 }, Full: true) { Poll = true, PingSeconds = 2 },
            ProtocolJsonContext.Default.SyncPayload);
    }

    [Fact]
    public void Serialize_Report_HasTheFieldsOfTheDocument() => AssertJson(
        """{"results":[{"key":"k","etag":"e","state":"Drifted","reason":"r","message":"m","drift":[{"path":"spec.a","wanted":"1","found":"2","since":"1970-01-01T00:00:00+00:00","manager":"kubectl"}]}],"removed":["x"],"revision":{"epoch":7,"sequence":3,"hash":"hash"},"facts":{"version":"0.1.0","kubernetesVersion":"v1.36.0","nodeCount":3,"k10Namespace":"kasten-io","release":"k10","clockSkew":-1.5},"reset":true}""",
        new ReportPayload(
            [new ItemResult("k", "e", "Drifted", "r", "m", [new FieldDrift("spec.a", "1", "2", DateTimeOffset.UnixEpoch, "kubectl")])],
            ["x"],
            Revision,
            new MemberFacts("0.1.0", "v1.36.0", 3, "kasten-io", "k10", -1.5),
            Reset: true),
        ProtocolJsonContext.Default.ReportPayload);

    [Fact]
    public void Serialize_Heartbeat_IsShort() =>
        AssertJson("""{"results":[],"removed":[],"reset":false}""", new ReportPayload([], []), ProtocolJsonContext.Default.ReportPayload);

    [Fact]
    public void Serialize_SmallPayloads_HaveTheFieldsOfTheDocument()
    {
        AssertJson("{}", new GonePayload(), ProtocolJsonContext.Default.GonePayload);
        AssertJson("{}", new PingPayload(), ProtocolJsonContext.Default.PingPayload);
        AssertJson("""{"holdSeconds":20}""", new PollPayload(20), ProtocolJsonContext.Default.PollPayload);
        AssertJson("""{"reason":"superseded","message":"m"}""", new ClosePayload(CloseReasons.Superseded, "m"), ProtocolJsonContext.Default.ClosePayload);
        AssertJson("""{"id":"1","ok":true,"reason":"","message":""}""", new AnswerPayload("1", Ok: true), ProtocolJsonContext.Default.AnswerPayload);
        AssertJson(
            """{"id":"1","verb":"leave","content":{"body":"e30"}}""",
            new AskPayload("1", AskVerbs.Leave, JsonElement.Parse("""{"body":"e30"}""")),
            ProtocolJsonContext.Default.AskPayload);
    }

    [Theory]
    [InlineData("""{"reason":"shutdown"}""")]
    [InlineData("""{"reason":"shutdown","message":null}""")]
    [InlineData("""{"reason":"shutdown","message":"m","message":"n"}""")]
    [InlineData("""{"Reason":"shutdown","Message":"m"}""")]
    [InlineData("""{"reason":"shutdown","message":"\ud800"}""")]
    public void Deserialize_FieldMissingNullTwiceOrBroken_IsRefused(string json) =>
        Assert.False(ProtocolJson.TryRead(Encoding.UTF8.GetBytes(json), 1000, ProtocolJsonContext.Default.ClosePayload, out _));

    [Fact]
    public void Deserialize_TextThatIsNotUtf8_IsRefused() =>
        Assert.False(ProtocolJson.TryRead([.. "{\"reason\":\"a\",\"message\":\""u8, 0xFF, .. "\"}"u8], 1000, ProtocolJsonContext.Default.ClosePayload, out _));

    private static void AssertJson<T>(string expected, T payload, JsonTypeInfo<T> type)
        where T : class
    {
        var utf8 = JsonSerializer.SerializeToUtf8Bytes(payload, type);
        Assert.Equal(expected, Encoding.UTF8.GetString(utf8));
        Assert.True(ProtocolJson.TryRead(utf8, utf8.Length, type, out var read));
        Assert.Equal(expected, JsonSerializer.Serialize(read, type));
        Assert.False(ProtocolJson.TryRead(utf8, utf8.Length - 1, type, out _));
    }
}
