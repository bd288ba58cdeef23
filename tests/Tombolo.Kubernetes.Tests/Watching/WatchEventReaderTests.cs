using System.Text;
using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Watching;

namespace Tombolo.Kubernetes.Tests.Watching;

public sealed class WatchEventReaderTests
{
    private const string Object = """{"kind":"Secret","apiVersion":"v1","metadata":{"name":"x","resourceVersion":"7"},"type":"Opaque","object":{}}""";

    [Theory]
    [InlineData("""{"type":"ADDED","object":OBJECT}""", WatchEventType.Added)]
    [InlineData("""{"type":"MODIFIED","object":OBJECT}""", WatchEventType.Modified)]
    [InlineData("""{"type":"DELETED","object":OBJECT}""", WatchEventType.Deleted)]
    [InlineData("""{"type":"BOOKMARK","object":OBJECT}""", WatchEventType.Bookmark)]
    [InlineData(""" { "object" : OBJECT , "later":[{}], "type" : "\u0041DDED" } """, WatchEventType.Added)]
    public void Read_Event_HasItsObject(string line, WatchEventType type)
    {
        var read = Read(line.Replace("OBJECT", Object, StringComparison.Ordinal))!.Value;

        Assert.Equal(type, read.Type);
        Assert.Equal(Object, Encoding.UTF8.GetString(read.Object.Json.Span));
        Assert.Equal(("x", "7"), (read.Object.Metadata.Name, read.Object.Metadata.ResourceVersion));
        Assert.Null(read.Error);
    }

    [Theory]
    [InlineData("""{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old"}}""", 410, "Expired")]
    [InlineData("""{"type":"ERROR","object":{"kind":"Status","code":500,"reason":"InternalError"}}""", 500, "InternalError")]
    [InlineData("""{"type":"ERROR","object":{}}""", 500, "")]
    [InlineData("""{"type":"ERROR","object":"gone"}""", 500, "")]
    public void Read_Error_HasItsStatus(string line, int code, string reason)
    {
        var read = Read(line)!.Value;

        Assert.Equal((WatchEventType.Error, code, reason), (read.Type, read.Error?.Code, read.Error?.Reason));
    }

    [Fact]
    public void Read_UnknownType_IsNothing() => Assert.Null(Read("""{"type":"RENAMED","object":{}}"""));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"ADDED"}""")]
    [InlineData("""{"object":{}}""")]
    [InlineData("""{"type":"","object":{}}""")]
    [InlineData("""{"type":1,"object":{}}""")]
    [InlineData("""{"type":"ADDED","object":[]}""")]
    [InlineData("""{"type":"ADDED","object":{"metadata":1}}""")]
    [InlineData("""{"type":"ADDED","object":{""")]
    [InlineData("""{"type":"ADDED","object":{}}{"type":"ADDED","object":{}}""")]
    public void Read_NoEvent_Throws(string line) => Assert.ThrowsAny<JsonException>(() => Read(line));

    private static WatchEvent? Read(string line) => WatchEventReader.Read(Encoding.UTF8.GetBytes(line), KnownResources.Secret);
}
