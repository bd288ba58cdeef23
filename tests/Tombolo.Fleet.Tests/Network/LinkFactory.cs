using Tombolo.Secondary.Connection;

namespace Tombolo.Fleet.Tests.Network;

/// <summary>Leads a process to primaries without a network.</summary>
internal sealed class LinkFactory(LinkHandler handler, TimeProvider time) : IPrimaryHttpFactory, IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(handler);

    public PrimaryHttp Create(Uri primary, IReadOnlyList<string> pins) => new(_invoker, primary, "simulation/1", time);

    public void Dispose() => _invoker.Dispose();
}
