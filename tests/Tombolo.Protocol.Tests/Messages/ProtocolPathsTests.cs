using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Tests.Messages;

public class ProtocolPathsTests
{
    [Theory]
    [InlineData("https://hub.example.org", "https://hub.example.org/mc/v1/join")]
    [InlineData("https://hub.example.org/", "https://hub.example.org/mc/v1/join")]
    [InlineData("https://hub.example.org/k10", "https://hub.example.org/k10/mc/v1/join")]
    [InlineData("https://hub.example.org/k10/", "https://hub.example.org/k10/mc/v1/join")]
    [InlineData("http://127.0.0.1:8080/a/b//", "http://127.0.0.1:8080/a/b/mc/v1/join")]
    public void Endpoint_AnyIngress_AppendsThePath(string ingress, string expected) =>
        Assert.Equal(expected, ProtocolPaths.Endpoint(new Uri(ingress), ProtocolPaths.Join).ToString());
}
