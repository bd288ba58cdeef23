using System.Text;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Tests.Errors;

public sealed class StatusReaderTests
{
    [Fact]
    public void Read_Invalid_HasAllCauses()
    {
        var status = Read(422, """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Profile \"x\" is invalid: 2 errors","reason":"Invalid",
             "details":{"name":"x","kind":"Profile","causes":[{"reason":"FieldValueRequired","message":"Required value","field":"spec.type"},
               {"reason":"FieldValueInvalid","message":"Invalid value: 3","field":"spec.n"}]},"code":422}
            """);

        Assert.True(status.IsInvalid);
        Assert.Equal("Profile \"x\" is invalid: 2 errors", status.Message);
        Assert.Equal(
            [new("FieldValueRequired", "Required value", "spec.type"), new StatusCause("FieldValueInvalid", "Invalid value: 3", "spec.n")], status.Causes);
        Assert.Null(status.RetryAfter);
    }

    [Theory]
    [InlineData(409, """{"kind":"Status","code":409,"reason":"AlreadyExists"}""", 409, "AlreadyExists", null)]
    [InlineData(409, """{"kind":"Status","code":409,"reason":"Conflict"}""", 409, "Conflict", null)]
    [InlineData(null, """{"kind":"Status","code":410,"reason":"Expired"}""", 410, "Expired", null)]
    [InlineData(null, """{"kind":"Status"}""", 500, "", null)]
    [InlineData(429, """{"kind":"Status","code":429,"reason":"TooManyRequests","details":{"retryAfterSeconds":3}}""", 429, "TooManyRequests", 3)]
    [InlineData(504, """{"kind":"Status","details":{"retryAfterSeconds":0}}""", 504, "", null)]
    [InlineData(403, """{"kind":"Status","code":"403","reason":7,"message":null,"details":[],"causes":1}""", 403, "", null)]
    [InlineData(422, """{"kind":"Status","reason":"Invalid","details":{"causes":["x",null,3]}}""", 422, "Invalid", null)]
    public void Read_Status_ReadsWhatFits(int? httpCode, string body, int code, string reason, int? retrySeconds)
    {
        var status = Read(httpCode, body);

        Assert.Equal((code, reason, retrySeconds), (status.Code, status.Reason, (int?)status.RetryAfter?.TotalSeconds));
        Assert.Empty(status.Causes);
    }

    [Theory]
    [InlineData("  upstream connect error\n", "upstream connect error")]
    [InlineData("<html><h1>502</h1></html>", "<html><h1>502</h1></html>")]
    [InlineData("", "HTTP 502 without a body")]
    [InlineData("[1]", "[1]")]
    [InlineData("""{"error":"x"}""", """{"error":"x"}""")]
    [InlineData("""{"kind":"Secret"}""", """{"kind":"Secret"}""")]
    public void Read_NotAStatus_TextIsTheMessage(string body, string message)
    {
        var status = Read(502, body);

        Assert.Equal((502, "", message), (status.Code, status.Reason, status.Message));
        Assert.True(status.IsTransient);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('é')]
    public void Read_LongText_IsCut(char letter) => Assert.Equal(new string(letter, 1_000), Read(500, new string(letter, 5_000)).Message);

    [Fact]
    public void Read_MessageThatQuotesTheBody_LosesTheQuote()
    {
        var status = Read(400, """
            {"kind":"Status","code":400,"reason":"BadRequest","message":"Secret in version \"v1\" cannot be handled as a Secret: v1.Secret.Data: base64Codec: illegal base64 data at input byte 6, error found in #10 byte of ...|hunter2\"},\"kind|..., bigger context ...|{\"data\":{\"p\":\"hunter2\"},..."}
            """);

        Assert.EndsWith("illegal base64 data at input byte 6", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HeaderAndDetails_HeaderWins()
    {
        var status = StatusReader.Read("""{"kind":"Status","details":{"retryAfterSeconds":3}}"""u8.ToArray(), 429, TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(7), status.RetryAfter);
    }

    private static KubernetesStatus Read(int? httpCode, string body) => StatusReader.Read(Encoding.UTF8.GetBytes(body), httpCode, null);
}
