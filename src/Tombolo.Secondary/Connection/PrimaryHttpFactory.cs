using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Tombolo.Protocol.Transport;

namespace Tombolo.Secondary.Connection;

/// <summary>One pooled HTTP client for each set of pins.</summary>
internal sealed class PrimaryHttpFactory(X509Certificate2Collection additionalAnchors, IWebProxy proxy, string userAgent, TimeProvider time) : IPrimaryHttpFactory, IDisposable
{
    private readonly ConcurrentDictionary<string, HttpMessageInvoker> _invokers = new(StringComparer.Ordinal);

    public PrimaryHttp Create(Uri primary, IReadOnlyList<string> pins)
    {
        var invoker = _invokers.GetOrAdd(
            string.Join(',', pins), _ => new HttpMessageInvoker(PrimaryHandler.Create(new PrimaryTrust(pins, additionalAnchors, time), proxy)));
        return new PrimaryHttp(invoker, primary, userAgent, time);
    }

    public void Dispose()
    {
        foreach (var invoker in _invokers.Values)
        {
            invoker.Dispose();
        }
    }
}
