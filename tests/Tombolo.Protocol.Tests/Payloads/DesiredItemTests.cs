using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Protocol.Tests.Payloads;

public class DesiredItemTests
{
    private const string Sent = """{"apiVersion":"v1","kind":"Secret","name":"s3","namespace":"kasten-io","distributions":["a","b"],"sourceUid":"u","conflictPolicy":"Report","driftPolicy":"Revert","deletionPolicy":"Delete","paused":false,"manifest":{"type":"Opaque","data":{"k":"aHVzaA=="}}}""";

    [Fact]
    public void Write_Item_IsTheJsonThatIsSent() => Assert.Equal(Sent, Encoding.UTF8.GetString(DesiredItemWriter.Write(Item())));

    [Fact]
    public void TryRead_WrittenItem_GivesItBackWithoutCopyingTheManifest()
    {
        var payload = DesiredItemWriter.Write(Item());
        Assert.True(DesiredItemReader.TryRead(payload, out var item));

        Assert.Equal(Item() with { Manifest = default, Distributions = [] }, item with { Manifest = default, Distributions = [] });
        Assert.Equal(["a", "b"], item.Distributions);
        Assert.Equal("""{"type":"Opaque","data":{"k":"aHVzaA=="}}""", Encoding.UTF8.GetString(item.Manifest.Span));
        Assert.True(MemoryMarshal.TryGetArray(item.Manifest, out var segment));
        Assert.Same(payload, segment.Array);
    }

    [Theory]
    [InlineData("{\n  \"a\": [1,\r\n 2],\n \"b\": \"x\\ny\"\n}", """{"a":[1,2],"b":"x\ny"}""")]
    [InlineData("""{"a": 1}""", """{"a": 1}""")]
    [InlineData("""{"a":1.50,"b":1e400,"c":"\u00e9é"}""", """{"a":1.50,"b":1e400,"c":"\u00e9é"}""")]
    public void Write_ManifestInAnyLayout_IsOnOneLine(string manifest, string expected)
    {
        Assert.True(DesiredItemReader.TryRead(DesiredItemWriter.Write(Item(manifest)), out var item));
        Assert.Equal(expected, Encoding.UTF8.GetString(item.Manifest.Span));
    }

    [Fact]
    public void Write_DeepManifest_IsRead()
    {
        var manifest = string.Concat(Enumerable.Repeat("{\"a\":", 120)) + "1" + new string('}', 120);
        Assert.True(DesiredItemReader.TryRead(DesiredItemWriter.Write(Item(manifest)), out var item));
        Assert.Equal(manifest, Encoding.UTF8.GetString(item.Manifest.Span));
        Assert.True(DesiredItemReader.TryRead(DesiredItemWriter.Write(Item("\n" + manifest)), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}}")]
    [InlineData("{\n")]
    public void Write_ManifestThatIsNotJson_Throws(string manifest) => Assert.ThrowsAny<JsonException>(() => DesiredItemWriter.Write(Item(manifest)));

    [Theory]
    [InlineData("apiVersion")]
    [InlineData("kind")]
    [InlineData("name")]
    [InlineData("namespace")]
    [InlineData("distributions")]
    [InlineData("sourceUid")]
    [InlineData("conflictPolicy")]
    [InlineData("driftPolicy")]
    [InlineData("deletionPolicy")]
    [InlineData("paused")]
    [InlineData("manifest")]
    public void TryRead_FieldMissingTwiceOrOfAnotherKind_IsRefused(string field)
    {
        var name = $"\"{field}\":";
        Assert.True(TryRead(Sent.Replace("{\"apiVersion\"", "{\"later\":{\"a\":[1]},\"apiVersion\"", StringComparison.Ordinal)));
        Assert.False(TryRead(Sent.Replace(name, "\"later\":", StringComparison.Ordinal)));
        Assert.False(TryRead(Sent.Replace(name, name + "7,\"later\":", StringComparison.Ordinal)));
        Assert.False(TryRead(Sent.Replace(name, name + "null,\"later\":", StringComparison.Ordinal)));

        var value = ValueOf(field);
        Assert.False(TryRead(Sent.Insert(1, name + value + ",")));
        Assert.False(TryRead(Sent.Insert(1, $"\"\\u00{(int)field[0]:x2}{field[1..]}\":{value},")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("{}")]
    public void TryRead_NotAnItem_IsRefused(string json) => Assert.False(TryRead(json));

    [Fact]
    public void TryRead_TextAfterTheItemOrCutAnywhere_IsRefused()
    {
        Assert.False(TryRead(Sent + "{}"));
        for (var length = 0; length < Sent.Length; length++)
        {
            Assert.False(TryRead(Sent[..length]));
        }
    }

    [Fact]
    public void TryRead_AnyBytes_DoesNotThrow()
    {
        Prop.ForAll<byte[]>(bytes => !DesiredItemReader.TryRead(bytes, out _)).Hold();
        Assert.All(Flip.EachByte(Encoding.UTF8.GetBytes(Sent)), flipped => DesiredItemReader.TryRead(flipped, out _));
        Assert.False(DesiredItemReader.TryRead(Encoding.Latin1.GetBytes(Sent.Replace("\"s3\"", "\"\u00ff\"", StringComparison.Ordinal)), out _));
        Assert.False(TryRead(Sent.Replace("\"s3\"", "\"\\ud800\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void ToString_Item_ShowsOnlyTheKey()
    {
        Assert.Equal("/v1/Secret/s3", Item().ToString());
        Assert.Equal("/v1/Secret/s3", Item().Key.ToString());
    }

    private static DesiredItem Item(string manifest = """{"type":"Opaque","data":{"k":"aHVzaA=="}}""") => new()
    {
        ApiVersion = "v1",
        Kind = "Secret",
        Name = "s3",
        Namespace = "kasten-io",
        Distributions = ["a", "b"],
        SourceUid = "u",
        ConflictPolicy = "Report",
        DriftPolicy = "Revert",
        DeletionPolicy = "Delete",
        Manifest = Encoding.UTF8.GetBytes(manifest),
    };

    private static string ValueOf(string field) => field switch
    {
        "distributions" => "[]",
        "paused" => "true",
        "manifest" => "{}",
        _ => "\"x\"",
    };

    private static bool TryRead(string json) => DesiredItemReader.TryRead(Encoding.UTF8.GetBytes(json), out _);
}
