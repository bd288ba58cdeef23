using Tombolo.Kubernetes.Configuration.Proxies;

namespace Tombolo.Kubernetes.Tests.Configuration.Proxies;

public sealed class NoProxyListTests
{
    [Theory]
    [InlineData(null, "https://example.com", false)]
    [InlineData("", "https://example.com", false)]
    [InlineData("", "https://localhost:6443", true)]
    [InlineData("", "https://127.0.0.1:6443", true)]
    [InlineData("", "https://127.9.9.9", true)]
    [InlineData("", "https://[::1]:6443", true)]
    [InlineData("*", "https://example.com", true)]
    [InlineData("example.com", "https://example.com", true)]
    [InlineData("example.com", "https://EXAMPLE.com.", true)]
    [InlineData("Example.COM", "https://example.com", true)]
    [InlineData("example.com", "https://api.example.com", true)]
    [InlineData("example.com", "https://notexample.com", false)]
    [InlineData("example.com", "https://example.com.evil.org", false)]
    [InlineData(".example.com", "https://api.example.com", true)]
    [InlineData(".example.com", "https://example.com", false)]
    [InlineData("*.example.com", "https://api.example.com", true)]
    [InlineData("*.example.com", "https://example.com", false)]
    [InlineData(".svc,.cluster.local", "https://kubernetes.default.svc", true)]
    [InlineData(" a.org , example.com ", "https://example.com", true)]
    [InlineData("a.org,,", "https://example.com", false)]
    [InlineData("example.com:6443", "https://example.com:6443", true)]
    [InlineData("example.com:6443", "https://example.com", false)]
    [InlineData("example.com:443", "https://example.com", true)]
    [InlineData("example.com:port", "https://example.com", false)]
    [InlineData("10.0.0.1", "https://10.0.0.1:6443", true)]
    [InlineData("10.0.0.1", "https://10.0.0.2:6443", false)]
    [InlineData("10.0.0.1:6443", "https://10.0.0.1:6443", true)]
    [InlineData("10.0.0.1:6443", "https://10.0.0.1", false)]
    [InlineData("10.96.0.0/12", "https://10.96.0.1", true)]
    [InlineData("10.96.0.0/12", "https://10.111.255.255", true)]
    [InlineData("10.96.0.0/12", "https://10.112.0.0", false)]
    [InlineData("10.96.0.0/99", "https://10.96.0.1", false)]
    [InlineData("10.0.0", "https://10.0.0.1", false)]
    [InlineData("fd00::/8", "https://[fd00::1]:6443", true)]
    [InlineData("fd00::1", "https://[fd00::1]:6443", true)]
    [InlineData("[fd00::1]", "https://[fd00::1]:6443", true)]
    [InlineData("[fd00::1]:6443", "https://[fd00::1]:6443", true)]
    [InlineData("[fd00::1]:6443", "https://[fd00::1]", false)]
    [InlineData("fd00::2", "https://[fd00::1]:6443", false)]
    public void Excludes_Entry_AsGoDoes(string? noProxy, string target, bool excluded) =>
        Assert.Equal(excluded, new NoProxyList(noProxy).Excludes(new Uri(target)));
}
