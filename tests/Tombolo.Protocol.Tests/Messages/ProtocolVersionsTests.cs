using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Tests.Messages;

public class ProtocolVersionsTests
{
    [Theory]
    [InlineData(new[] { 1 }, 1)]
    [InlineData(new[] { 3, 2, 1 }, 1)]
    [InlineData(new[] { 2 }, null)]
    [InlineData(new int[0], null)]
    public void Negotiate_OfferedVersions_TakesTheNewestOfBoth(int[] offered, int? expected) => Assert.Equal(expected, ProtocolVersions.Negotiate(offered));
}
