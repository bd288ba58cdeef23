using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.OpenApi;
using Tombolo.LocalKube.Protobuf;

namespace Tombolo.LocalKube.Tests.Protobuf;

/// <summary>Messages by the numbers of <c>generated.proto</c> of meta/v1, core/v1, authorization/v1 and coordination/v1.</summary>
public sealed class ProtobufObjectTests
{
    [Fact]
    public void Parse_Secret_IsTheJsonOfIt()
    {
        var metadata = new ProtobufMessage().Add(1, "a").Add(2, "").Add(7, 0L).Add(8, new ProtobufMessage()).Add(11, Entry("l", "m")).Add(14, "f").Add(14, "g");
        var secret = new ProtobufMessage().Add(1, metadata).Add(2, Entry("k", "value")).Add(3, "Opaque").Add(4, Entry("p", "q")).Add(5, value: true);

        AssertJson(
            """{"metadata":{"name":"a","labels":{"l":"m"},"finalizers":["f","g"]},"data":{"k":"dmFsdWU="},"type":"Opaque","stringData":{"p":"q"},"immutable":true,"apiVersion":"v1","kind":"Secret"}""",
            Parse("Secret", secret));
    }

    [Fact]
    public void Parse_Review_HasItsExtras()
    {
        var extra = new ProtobufMessage().Add(1, "scopes").Add(2, new ProtobufMessage().Add(1, "one").Add(1, "two"));
        var spec = new ProtobufMessage().Add(1, new ProtobufMessage().Add(2, "get").Add(5, "secrets")).Add(3, "alice").Add(5, extra);

        AssertJson(
            """{"spec":{"resourceAttributes":{"verb":"get","resource":"secrets"},"user":"alice","extra":{"scopes":["one","two"]}},"apiVersion":"v1","kind":"SubjectAccessReview"}""",
            Parse("SubjectAccessReview", new ProtobufMessage().Add(2, spec)));
    }

    [Fact]
    public void Parse_Lease_HasItsTimes()
    {
        var time = new ProtobufMessage().Add(1, 1_700_000_000L).Add(2, 123_456_000L);
        var spec = new ProtobufMessage().Add(1, "me").Add(2, 0L).Add(4, time);

        AssertJson(
            """{"spec":{"holderIdentity":"me","leaseDurationSeconds":0,"renewTime":"2023-11-14T22:13:20.123456Z"},"apiVersion":"v1","kind":"Lease"}""",
            Parse("Lease", new ProtobufMessage().Add(2, spec)));
    }

    [Fact]
    public void Parse_FieldOfANewerRelease_IsDropped() =>
        AssertJson("""{"apiVersion":"v1","kind":"ConfigMap"}""", Parse("ConfigMap", new ProtobufMessage().Add(999, "new").Add(998, 5L)));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("k8s")]
    [InlineData("k8s\0\u0012\u007f")]
    [InlineData("k8s\0\u0007")]
    [InlineData("k8s\0\u0008\u00ff")]
    public void Parse_WhatIsNoMessage_IsRefused(string body) =>
        Assert.Throws<JsonException>(() => ProtobufObject.Parse(Encoding.Latin1.GetBytes(body), "ConfigMap"));

    [Fact]
    public void Parse_AnythingAtAll_IsReadOrRefused()
    {
        var random = new Random(11);
        var message = Envelope("Node", new ProtobufMessage().Add(1, new ProtobufMessage().Add(1, "n").Add(11, Entry("a", "b"))).Add(3, new ProtobufMessage().Add(1, Entry("cpu", "4"))));
        for (var round = 0; round < 20_000; round++)
        {
            var body = message.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                body[random.Next(4, body.Length)] = (byte)random.Next(256);
            }

            var failure = Record.Exception(() => ProtobufObject.Parse(body.AsSpan(0, random.Next(4, body.Length + 1)), "Node"));
            Assert.True(failure is null or JsonException, $"{Convert.ToHexString(body)}: {failure}");
        }
    }

    private static JsonObject Parse(string kind, ProtobufMessage content) => ProtobufObject.Parse(Envelope(kind, content), "");

    private static byte[] Envelope(string kind, ProtobufMessage content)
    {
        var envelope = new ProtobufMessage().Add(1, new ProtobufMessage().Add(1, "v1").Add(2, kind)).Add(2, content).Add(3, "").Add(4, "");
        return [.. "k8s\0"u8, .. envelope.Bytes];
    }

    private static ProtobufMessage Entry(string key, string value) => new ProtobufMessage().Add(1, key).Add(2, value);

    private static void AssertJson(string expected, JsonObject actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
