using System.Text;
using FsCheck.Fluent;
using Tombolo.Protocol.Frames;

namespace Tombolo.Protocol.Tests.Frames;

public class PayloadSealerTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(32, 32).Select(value => (byte)value)];
    private static readonly byte[] Sealed = PayloadSealer.Seal(Key, 1, "cluster-1", "/v1/Secret/s3", "e1", """{"secret":true}"""u8);

    [Fact]
    public void Open_AnyPayload_GivesItBack() =>
        Prop.ForAll<byte[], long>((payload, sequence) =>
            PayloadSealer.Open(Key, sequence, "c", "k", "e", PayloadSealer.Seal(Key, sequence, "c", "k", "e", payload))!.AsSpan().SequenceEqual(payload)).Hold();

    [Theory]
    [InlineData(2, "cluster-1", "/v1/Secret/s3", "e1")]
    [InlineData(1, "cluster-2", "/v1/Secret/s3", "e1")]
    [InlineData(1, "cluster-1", "/v1/Secret/s4", "e1")]
    [InlineData(1, "cluster-1", "/v1/Secret/s3", "e2")]
    [InlineData(1, "cluster-1", "/v1/Secret/s3e", "1")]
    public void Open_ForAnotherPlace_IsRefused(long sequence, string clusterId, string key, string etag)
    {
        Assert.NotNull(PayloadSealer.Open(Key, 1, "cluster-1", "/v1/Secret/s3", "e1", Sealed));
        Assert.Null(PayloadSealer.Open(Key, sequence, clusterId, key, etag, Sealed));
    }

    [Fact]
    public void Open_AnyByteFlippedCutOrPadded_IsRefused()
    {
        Assert.All(Flip.EachByte(Sealed), flipped => Assert.Null(Open(flipped)));
        for (var length = 0; length < Sealed.Length; length++)
        {
            Assert.Null(Open(Sealed[..length]));
        }

        Assert.Null(Open([.. Sealed, (byte)'=']));
        Assert.Null(Open([.. Sealed, (byte)' ']));
        Assert.Null(Open([(byte)' ', .. Sealed]));
        Assert.Null(Open("é"u8.ToArray()));
    }

    [Fact]
    public void Open_WithAnotherKey_IsRefused() => Assert.Null(PayloadSealer.Open(new byte[32], 1, "cluster-1", "/v1/Secret/s3", "e1", Sealed));

    [Fact]
    public void Open_AnyText_DoesNotThrow() =>
        Prop.ForAll<string>(text => Open(Encoding.UTF8.GetBytes(text ?? "")) is null).Hold();

    [Fact]
    public void Seal_Payload_IsNotReadable() => Assert.DoesNotContain("secret", Encoding.ASCII.GetString(Sealed), StringComparison.Ordinal);

    private static byte[]? Open(byte[] text) => PayloadSealer.Open(Key, 1, "cluster-1", "/v1/Secret/s3", "e1", text);
}
