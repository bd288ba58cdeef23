using System.Text;
using System.Text.Json;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Tests.Keys;

namespace Tombolo.Protocol.Tests.Messages;

public sealed class SignedMessageTests : IDisposable
{
    private readonly SigningKey _primary = SigningKey.Create();

    [Fact]
    public void Open_UnchangedMessage_GivesItsContent()
    {
        var result = Open(Sign());

        Assert.True(result.IsSuccess);
        Assert.Equal("TokenExpired", result.Content.Reason);
        Assert.Equal(_primary.PublicKey, result.Content.PrimaryKey);
        Assert.Null(result.Content.Tombstone);
    }

    [Fact]
    public void Open_AnyByteFlipped_IsRefused() =>
        Assert.All(Flip.EachByte(Sign()), flipped => Assert.False(Open(flipped).IsSuccess, Encoding.Latin1.GetString(flipped)));

    [Fact]
    public void Open_CutAnywhere_IsRefused()
    {
        var wire = Sign();
        for (var length = 0; length < wire.Length; length++)
        {
            Assert.False(Open(wire[..length]).IsSuccess, $"Accepted {length} bytes.");
        }
    }

    [Fact]
    public void Open_SignatureOfAnotherDomain_IsRefused()
    {
        var wire = SignedMessage.Create(Content(), ProtocolJsonContext.Default.Refusal, new MessageSigner(SignatureNames.Primary, _primary, SignatureDomain.JoinAccepted)).ToUtf8();
        Assert.Equal(MessageProblem.WrongSignature, Open(wire).Problem);
    }

    [Fact]
    public void Open_SignatureUnderAnotherName_IsRefused()
    {
        var wire = SignedMessage.Create(Content(), ProtocolJsonContext.Default.Refusal, new MessageSigner(SignatureNames.Cluster, _primary, SignatureDomain.Refusal)).ToUtf8();
        Assert.Equal(MessageProblem.WrongSignature, Open(wire).Problem);
    }

    [Fact]
    public void Open_SignatureOfAnotherKey_IsRefused()
    {
        using var other = SigningKey.Create();
        var wire = SignedMessage.Create(Content(), ProtocolJsonContext.Default.Refusal, new MessageSigner(SignatureNames.Primary, other, SignatureDomain.Refusal)).ToUtf8();
        Assert.Equal(MessageProblem.WrongSignature, Open(wire).Problem);
    }

    [Fact]
    public void Open_SignatureOfAnotherMessage_IsRefused()
    {
        Assert.True(SignedMessage.TryParse(Sign(), out var one));
        var two = SignedMessage.Create(Content() with { Reason = "Tombstone" }, ProtocolJsonContext.Default.Refusal);
        Assert.Equal(MessageProblem.WrongSignature, Open((two with { Signatures = one.Signatures }).ToUtf8()).Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("{}")]
    [InlineData("""{"body":"e30"}""")]
    [InlineData("""{"body":"e30","signatures":null}""")]
    [InlineData("""{"body":"e30","body":"e30","signatures":{}}""")]
    [InlineData("""{"body":"e30=","signatures":{}}""")]
    [InlineData("""{"body":"e30","signatures":{"primary":"AA","primary":"AA"}}""")]
    [InlineData("""{"body":"e30","signatures":{"primary":7}}""")]
    [InlineData("""{"body":"e30","signatures":{}} {}""")]
    [InlineData("""{"body":"e30","signatures":{}}""")]
    public void Open_NotTheMessage_IsMalformed(string text) => Assert.Equal(MessageProblem.Malformed, Open(Encoding.UTF8.GetBytes(text)).Problem);

    [Fact]
    public void Open_UnknownFieldsAndSignatures_AreIgnored()
    {
        var body = Encoding.UTF8.GetString(SignedMessage.Create(Content(), ProtocolJsonContext.Default.Refusal).Body.Span);
        var newer = Encoding.UTF8.GetBytes(body.Insert(1, "\"later\":{\"a\":[1]},"));
        var signature = BinaryText.Encode(_primary.Sign(SignatureDomain.Refusal, newer));
        var wire = $$"""{"hint":1,"body":"{{BinaryText.Encode(newer)}}","signatures":{"later":"AA","primary":"{{signature}}"} }""";

        Assert.True(Open(Encoding.UTF8.GetBytes(wire)).IsSuccess);
    }

    [Theory]
    [InlineData("\"reason\":\"TokenExpired\",", "")]
    [InlineData("\"reason\":\"TokenExpired\",", "\"reason\":null,")]
    [InlineData("\"reason\":\"TokenExpired\",", "\"reason\":\"TokenExpired\",\"reason\":\"Tombstone\",")]
    [InlineData("\"reason\":\"TokenExpired\",", "\"Reason\":\"TokenExpired\",")]
    [InlineData("\"permanent\":true,", "\"permanent\":\"true\",")]
    [InlineData("\"permanent\":true,", "\"permanent\":1,")]
    public void Open_SignedButNotOfThisShape_IsMalformed(string field, string replacement)
    {
        var body = Encoding.UTF8.GetString(SignedMessage.Create(Content(), ProtocolJsonContext.Default.Refusal).Body.Span);
        Assert.Contains(field, body, StringComparison.Ordinal);
        var changed = Encoding.UTF8.GetBytes(body.Replace(field, replacement, StringComparison.Ordinal));
        var message = new SignedMessage(changed, new Dictionary<string, ReadOnlyMemory<byte>> { [SignatureNames.Primary] = _primary.Sign(SignatureDomain.Refusal, changed) });

        Assert.Equal(MessageProblem.Malformed, Open(message.ToUtf8()).Problem);
    }

    [Fact]
    public void Open_LargerThanTheLimit_IsMalformed()
    {
        var wire = Sign(new string('a', ProtocolLimits.SignedMessageBytes));
        Assert.Equal(MessageProblem.Malformed, Open(wire).Problem);
    }

    [Fact]
    public void Open_DeeplyNested_IsMalformed()
    {
        var text = "{\"x\":" + new string('[', 5000) + new string(']', 5000) + "}";
        Assert.Equal(MessageProblem.Malformed, Open(Encoding.UTF8.GetBytes(text)).Problem);
    }

    [Fact]
    public void Body_AnyMessage_IsCamelCaseWithoutNulls()
    {
        var body = SignedMessage.Create(Content(), ProtocolJsonContext.Default.Refusal).Body;
        using var json = JsonDocument.Parse(body);
        Assert.Equal(
            ["requestHash", "reason", "message", "permanent", "primaryKey", "primaryTime"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("AQID", json.RootElement.GetProperty("requestHash").GetString());
        Assert.Equal(_primary.PublicKey.SubjectPublicKeyInfo.ToArray(), KnownKey.Decode(json.RootElement.GetProperty("primaryKey").GetString()!));
    }

    public void Dispose() => _primary.Dispose();

    private static OpenResult<Refusal> Open(byte[] wire) =>
        SignedMessage.Open(wire, ProtocolJsonContext.Default.Refusal, SignatureNames.Primary, SignatureDomain.Refusal, refusal => refusal.PrimaryKey);

    private Refusal Content(string message = "It expired.") =>
        new(new byte[] { 1, 2, 3 }, "TokenExpired", message, Permanent: true, _primary.PublicKey, DateTimeOffset.UnixEpoch);

    private byte[] Sign(string message = "It expired.") =>
        SignedMessage.Create(Content(message), ProtocolJsonContext.Default.Refusal, new MessageSigner(SignatureNames.Primary, _primary, SignatureDomain.Refusal)).ToUtf8();
}
