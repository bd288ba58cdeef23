using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Tombolo.Kubernetes.Configuration.Proxies;
using Tombolo.Protocol.Transport;

namespace Tombolo.Secondary.Connection;

/// <summary>One pooled HTTP client for each primary and set of pins.</summary>
internal sealed class PrimaryHttpFactory(X509Certificate2Collection additionalAnchors, string userAgent, TimeProvider time) : IPrimaryHttpFactory, IDisposable
{
    private readonly EnvironmentProxy _proxy = new(Environment.GetEnvironmentVariable);
    private readonly ConcurrentDictionary<string, HttpMessageInvoker> _invokers = new(StringComparer.Ordinal);

    public PrimaryHttp Create(Uri primary, IReadOnlyList<string> pins)
    {
        var invoker = _invokers.GetOrAdd(
            string.Join(',', pins), _ => new HttpMessageInvoker(PrimaryHandler.Create(new PrimaryTrust(pins, additionalAnchors, time), _proxy)));
        return new PrimaryHttp(invoker, primary, userAgent);
    }

    public void Dispose()
    {
        foreach (var invoker in _invokers.Values)
        {
            invoker.Dispose();
        }
    }
}
