using System.Net;
using Tombolo.Dashboard.Api.Gate;

namespace Tombolo.Dashboard.Tests.Security;

/// <summary>Whom a limit counts against.</summary>
public sealed class CallerAddressTests
{
    [Theory]
    [InlineData("198.51.100.7", "", "198.51.100.7")]
    [InlineData("198.51.100.7", "203.0.113.9", "198.51.100.7")]
    [InlineData("::ffff:198.51.100.7", "203.0.113.9", "198.51.100.7")]
    [InlineData("172.32.0.1", "203.0.113.9", "172.32.0.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "203.0.113.9", "2001:db8:1:2::/64")]
    [InlineData("127.0.0.1", "203.0.113.9", "203.0.113.9")]
    [InlineData("::1", "203.0.113.9", "203.0.113.9")]
    [InlineData("10.1.2.3", "203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:10.1.2.3", "203.0.113.9", "203.0.113.9")]
    [InlineData("172.16.0.1", "192.0.2.1, 203.0.113.9", "203.0.113.9")]
    [InlineData("192.168.0.1", "203.0.113.9:4711", "203.0.113.9")]
    [InlineData("fd00::1", "[2001:db8:1:2:3::4]:4711", "2001:db8:1:2::/64")]
    [InlineData("10.1.2.3", "2001:db8:1:2::9", "2001:db8:1:2::/64")]
    [InlineData("10.1.2.3", "", "10.1.2.3")]
    [InlineData("10.1.2.3", "whatever I like", "10.1.2.3")]
    [InlineData("10.1.2.3", "203.0.113.9,", "10.1.2.3")]
    public void Address_IsThatOfTheCaller_AsAProxyOfOursSawIt(string peer, string forwarded, string expected) =>
        Assert.Equal(expected, CallerAddress.Of(IPAddress.Parse(peer), forwarded));

    [Fact]
    public void Address_WithinTheProcess_IsWhatWasForwarded() => Assert.Equal("203.0.113.9", CallerAddress.Of(null, "203.0.113.9"));
}
