using Tombolo.Primary.Membership.Leaving;

namespace Tombolo.Primary.Tests.Membership.Leaving;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("15m", 900)]
    [InlineData("1h30m", 5400)]
    [InlineData("90s", 90)]
    [InlineData("1.5h", 5400)]
    [InlineData("500ms", 0.5)]
    [InlineData("1m500ms", 60.5)]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    [InlineData(" 24h ", 86400)]
    public void TryParse_Duration_Seconds(string text, double seconds)
    {
        Assert.True(GoDuration.TryParse(text, out var duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("15")]
    [InlineData("m")]
    [InlineData("-15m")]
    [InlineData("15 m")]
    [InlineData("1d")]
    [InlineData("15min")]
    [InlineData("1,5h")]
    [InlineData("99999999999999999999999999h")]
    [InlineData("9999999999999999999999999999999999999h")]
    public void TryParse_AnythingElse_False(string text) => Assert.False(GoDuration.TryParse(text, out _));
}
