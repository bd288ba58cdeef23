using Tombolo.Kubernetes.Configuration.Proxies;

namespace Tombolo.Kubernetes.Tests.Configuration.Proxies;

public sealed class EnvironmentProxyTests
{
    [Theory]
    [InlineData("", "https://api", null)]
    [InlineData("HTTPS_PROXY=http://p:3128", "https://api", "http://p:3128/")]
    [InlineData("HTTPS_PROXY=http://p:3128", "wss://api", "http://p:3128/")]
    [InlineData("HTTPS_PROXY=http://p:3128", "http://api", null)]
    [InlineData("HTTP_PROXY=http://p:3128", "http://api", "http://p:3128/")]
    [InlineData("HTTP_PROXY=http://p:3128", "https://api", null)]
    [InlineData("https_proxy=http://p:3128", "https://api", "http://p:3128/")]
    [InlineData("HTTPS_PROXY=http://upper:1;https_proxy=http://lower:1", "https://api", "http://upper:1/")]
    [InlineData("HTTPS_PROXY=;https_proxy=http://lower:1", "https://api", "http://lower:1/")]
    [InlineData("HTTPS_PROXY=p:3128", "https://api", "http://p:3128/")]
    [InlineData("HTTPS_PROXY= proxy.example.com ", "https://api", "http://proxy.example.com/")]
    [InlineData("HTTPS_PROXY=https://p:3128", "https://api", "https://p:3128/")]
    [InlineData("HTTPS_PROXY=socks5://p:1080", "https://api", "socks5://p:1080/")]
    [InlineData("HTTPS_PROXY=socks5h://p:1080", "https://api", "socks5://p:1080/")]
    [InlineData("HTTPS_PROXY=http://user:secret@p:3128", "https://api", "http://p:3128/")]
    [InlineData("HTTPS_PROXY=http://", "https://api", null)]
    [InlineData("HTTPS_PROXY=http://p:3128;NO_PROXY=api", "https://api", null)]
    [InlineData("HTTPS_PROXY=http://p:3128;no_proxy=10.96.0.0/12", "https://10.96.0.1", null)]
    [InlineData("HTTPS_PROXY=http://p:3128;NO_PROXY=other", "https://api", "http://p:3128/")]
    [InlineData("HTTPS_PROXY=http://p:3128", "https://localhost", null)]
    public void GetProxy_Environment_AsGoDoes(string environment, string destination, string? proxy)
    {
        var subject = Create(environment);

        Assert.Equal(proxy, subject.GetProxy(new Uri(destination))?.AbsoluteUri);
        Assert.Equal(proxy is null, subject.IsBypassed(new Uri(destination)));
    }

    [Theory]
    [InlineData("HTTPS_PROXY=http://user:s%40cret@p:3128", "http://p:3128", "user", "s@cret")]
    [InlineData("HTTP_PROXY=http://user@p:3128", "http://p:3128", "user", "")]
    [InlineData("HTTPS_PROXY=http://user:secret@p:3128", "http://other:3128", null, null)]
    [InlineData("HTTPS_PROXY=http://p:3128", "http://p:3128", null, null)]
    public void GetCredential_OnlyForTheProxyThatNamesIt(string environment, string proxy, string? user, string? password)
    {
        var credential = Create(environment).GetCredential(new Uri(proxy), "Basic");

        Assert.Equal((user, password), (credential?.UserName, credential?.Password));
    }

    private static EnvironmentProxy Create(string environment)
    {
        var variables = environment.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new EnvironmentProxy(name => variables.GetValueOrDefault(name));
    }
}
