using FsCheck.Fluent;
using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Tests.Keys;

public class BinaryTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Zg", "66")]
    [InlineData("Zm8", "666F")]
    [InlineData("Zm9v", "666F6F")]
    [InlineData("_-8", "FFEF")]
    public void TryDecode_CanonicalText_GivesBytes(string text, string hex)
    {
        Assert.True(BinaryText.TryDecode(text, out var bytes));
        Assert.Equal(hex, Convert.ToHexString(bytes));
        Assert.Equal(text, BinaryText.Encode(bytes));
    }

    [Theory]
    [InlineData("Zg==")]
    [InlineData("Zg=")]
    [InlineData("Zh")]
    [InlineData("Zm9")]
    [InlineData("Z")]
    [InlineData("Zm9vZ")]
    [InlineData("Zm 9v")]
    [InlineData("Zm9v\n")]
    [InlineData(" Zm9v")]
    [InlineData("/+8")]
    [InlineData("Zm9v.")]
    [InlineData("Zm9é")]
    public void TryDecode_AnyOtherText_IsRefused(string text) => Assert.False(BinaryText.TryDecode(text, out _));

    [Fact]
    public void Encode_ThenDecode_IsIdentity() =>
        Prop.ForAll<byte[]>(bytes => BinaryText.TryDecode(BinaryText.Encode(bytes), out var decoded) && decoded.AsSpan().SequenceEqual(bytes))
            .Hold();

    [Fact]
    public void TryDecode_AcceptedText_ReencodesToItself() =>
        Prop.ForAll<string>(text => text is null || !BinaryText.TryDecode(text, out var decoded) || BinaryText.Encode(decoded) == text)
            .Hold();
}
