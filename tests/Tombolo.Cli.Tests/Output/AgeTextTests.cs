using Tombolo.Cli.Output;

namespace Tombolo.Cli.Tests.Output;

public sealed class AgeTextTests
{
    [Theory]
    [InlineData(-5, "0s")]
    [InlineData(0, "0s")]
    [InlineData(119, "119s")]
    [InlineData(120, "2m")]
    [InlineData(190, "3m10s")]
    [InlineData(600, "10m")]
    [InlineData(10799, "179m")]
    [InlineData(10800, "3h")]
    [InlineData(3600 * 5 + 60 * 7, "5h7m")]
    [InlineData(3600 * 47, "47h")]
    [InlineData(86400 * 2 + 3600 * 3, "2d3h")]
    [InlineData(86400 * 100, "100d")]
    [InlineData(86400 * 800, "2y70d")]
    [InlineData(86400 * 4000, "10y")]
    public void Of_Span_IsWrittenAsKubectlDoes(int seconds, string expected) => Assert.Equal(expected, AgeText.Of(TimeSpan.FromSeconds(seconds)));
}
