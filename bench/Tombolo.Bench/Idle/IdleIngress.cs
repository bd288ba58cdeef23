using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Endpoints;
using Tombolo.Secondary.Connection;

namespace Tombolo.Bench.Idle;

/// <summary>The way from the members to the endpoints of a hub, without a network: on a manual clock nothing may wait for the outside world.</summary>
internal sealed class IdleIngress : IPrimaryHttpFactory, IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpMessageInvoker _invoker;
    private readonly TimeProvider _time;

    private IdleIngress(WebApplication application, TimeProvider time) =>
        (_application, _time, _invoker) = (application, time, new HttpMessageInvoker(application.GetTestServer().CreateHandler()));

    public static async Task<IdleIngress> StartAsync(HubGate gate, TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        var application = builder.Build();
        application.UsePathBase("/k10");
        application.UseRouting();
        application.MapHub(gate);
        await application.StartAsync(cancellationToken);
        return new IdleIngress(application, time);
    }

    public PrimaryHttp Create(Uri primary, IReadOnlyList<string> pins) => new(_invoker, primary, "tombolo-bench", _time);

    public ValueTask DisposeAsync()
    {
        _invoker.Dispose();
        return _application.DisposeAsync();
    }
}
