using Tombolo.LocalKube.Tables;

namespace Tombolo.LocalKube.Tests.Tables;

/// <summary>The table of apimachinery's own test.</summary>
public sealed class HumanDurationTests
{
    [Theory]
    [InlineData(1, "1s")]
    [InlineData(70, "70s")]
    [InlineData(190, "3m10s")]
    [InlineData(70 * 60, "70m")]
    [InlineData(47 * 3600, "47h")]
    [InlineData(49 * 3600, "2d1h")]
    [InlineData((8 * 24 * 3600) + (2 * 3600), "8d")]
    [InlineData(367 * 24 * 3600, "367d")]
    [InlineData(((365 * 2 * 24) + 25) * 3600, "2y1d")]
    [InlineData(((365 * 8 * 24) + 2) * 3600, "8y")]
    [InlineData(-2, "<invalid>")]
    public void Format_HasTwoPartsAtMost(int seconds, string expected) => Assert.Equal(expected, HumanDuration.Format(TimeSpan.FromSeconds(seconds)));
}
