using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Endpoints;

namespace Tombolo.Fleet.Tests.Network;

/// <summary>The ingresses of all simulated primaries, by host name: the real endpoints of the hub on a server in memory.</summary>
internal static class FleetIngress
{
    private static readonly ConcurrentDictionary<string, RequestDelegate> Primaries = new(StringComparer.Ordinal);
    private static readonly WebApplication Application = Start();

    public static HttpMessageHandler CreateHandler() => Application.GetTestServer().CreateHandler();

    public static bool IsListening(string host) => Primaries.ContainsKey(host);

    /// <summary>A process of the primary listens; one that did before is gone.</summary>
    public static void Open(string host, HubGate gate)
    {
        var pipeline = new ApplicationBuilder(Application.Services);
        pipeline.UsePathBase("/k10");
        pipeline.UseRouting();
        pipeline.UseEndpoints(endpoints => endpoints.MapHub(gate));
        Primaries[host] = pipeline.Build();
    }

    public static void Close(string host) => Primaries.TryRemove(host, out _);

    private static WebApplication Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        var application = builder.Build();
        application.Run(context => Primaries.TryGetValue(context.Request.Host.Host, out var primary) ? primary(context) : NotListening(context));
        application.Start();
        return application;
    }

    private static Task NotListening(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
