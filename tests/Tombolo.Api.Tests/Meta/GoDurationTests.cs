using Tombolo.Api.Meta;

namespace Tombolo.Api.Tests.Meta;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    [InlineData("90s", 90)]
    [InlineData(" 15m ", 900)]
    [InlineData("1h30m", 5400)]
    [InlineData("1.5h", 5400)]
    [InlineData("250ms", 0.25)]
    [InlineData("24h", 86400)]
    public void TryParse_Duration_IsRead(string text, double seconds)
    {
        Assert.True(GoDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-5m")]
    [InlineData("1d")]
    [InlineData("5 m")]
    [InlineData("m5")]
    [InlineData("1h30")]
    [InlineData(".5h")]
    [InlineData("soon")]
    [InlineData("9999999999999999999999999999h")]
    [InlineData("1h1h1h1h1h1h1h1h1h1h1h1h1h1h1h1h1h")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(GoDuration.TryParse(text, out _));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(45, "45s")]
    [InlineData(900, "15m")]
    [InlineData(5400, "1h30m")]
    [InlineData(90061, "25h1m1s")]
    public void ToText_WholeSeconds_IsShort(int seconds, string expected) => Assert.Equal(expected, GoDuration.ToText(TimeSpan.FromSeconds(seconds)));
}
