using System.Text.Json;
using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Tests.Distributions.Status;

public class StatusLimitsTests
{
    [Theory]
    [InlineData("", 10, "")]
    [InlineData("short", 10, "short")]
    [InlineData("exactly-10", 10, "exactly-10")]
    [InlineData("eleven-char", 11, "eleven-char")]
    [InlineData("twelve-chars", 11, "twelv…")]
    public void Cut_KeepsWhatFits(string text, int bytes, string expected) => Assert.Equal(expected, StatusLimits.Cut(text, bytes));

    [Theory]
    [InlineData("x")]
    [InlineData("ü")]
    [InlineData("\"")]
    [InlineData("😀")]
    [InlineData("a😀")]
    [InlineData("\u0001")]
    public void Cut_AnyLetters_FitInJsonAndStayWhole(string letters)
    {
        var cut = StatusLimits.Cut(string.Concat(Enumerable.Repeat(letters, 300)), 100);

        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(cut).Length, 1, 102);
        Assert.False(char.IsHighSurrogate(cut[^2]));
    }
}
