using System.Text.Json;
using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Tests.Distributions.Status;

public class StatusLimitsTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(39, "ooooooooooooooooooooooooooooooooooooooo")]
    [InlineData(40, "oooooooooooooooooooooooooooooooooooooooo")]
    [InlineData(41, "oooooooo… (33 more characters)")]
    [InlineData(1_000_000, "oooooooo… (999992 more characters)")]
    public void Cut_KeepsWhatFitsAndSaysHowMuchDoesNot(int length, string expected) => Assert.Equal(expected, StatusLimits.Cut(new string('o', length), 40));

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
        Assert.False(char.IsHighSurrogate(cut[cut.IndexOf('…', StringComparison.Ordinal) - 1]));
    }
}
