using Tombolo.Api.Meta;

namespace Tombolo.Api.Tests.Meta;

public sealed class ApiTimeTests
{
    [Theory]
    [InlineData("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z")]
    [InlineData("2026-01-02t03:04:05z", "2026-01-02T03:04:05Z")]
    [InlineData("2026-01-02T03:04:05.123456Z", "2026-01-02T03:04:05Z")]
    [InlineData("2026-01-02T03:04:05+02:00", "2026-01-02T01:04:05Z")]
    [InlineData("2026-01-02T23:04:05-01:30", "2026-01-03T00:34:05Z")]
    public void TryParse_Rfc3339_IsTheTimeInUtc(string text, string expected)
    {
        Assert.True(ApiTime.TryParse(text, out var time));
        Assert.Equal(expected, ApiTime.ToText(time));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-01-02")]
    [InlineData("2026-01-02T03:04:05")]
    [InlineData("2026-01-02 03:04:05Z")]
    [InlineData("2026-13-02T03:04:05Z")]
    [InlineData("01/02/2026 03:04:05Z")]
    [InlineData("tomorrow, at tea timeZ")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(ApiTime.TryParse(text, out _));
}
