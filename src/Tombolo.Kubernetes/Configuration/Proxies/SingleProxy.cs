using System.Net;

namespace Tombolo.Kubernetes.Configuration.Proxies;

/// <summary>One proxy for every destination, loopback included: what <c>proxy-url</c> of a kubeconfig means.</summary>
internal sealed class SingleProxy(Uri proxy) : IWebProxy
{
    private readonly ProxyAddress _proxy = new(proxy);

    public ICredentials? Credentials
    {
        get => _proxy;
        set => throw new NotSupportedException();
    }

    public Uri GetProxy(Uri destination) => _proxy.Address;

    public bool IsBypassed(Uri host) => false;
}
