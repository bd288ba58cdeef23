using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tombolo.Testing.ControlPlanes;

namespace Tombolo.Testing.Proxies;

/// <summary>A real reverse proxy in front of a server, over plain http, that reads all and, when told, does harm.</summary>
public sealed class HostileIngress : IAsyncDisposable
{
    private const string SyncPath = "/mc/v1/sync";
    private const string ReportPath = "/mc/v1/report";
    private const string TagHeader = "Tombolo-Tag";
    private const int TagLength = 16;

    private readonly WebApplication _application;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    private volatile Mischief _mischief;

    private HostileIngress(WebApplication application, int port)
    {
        _application = application;
        Url = new Uri($"http://127.0.0.1:{port}/k10");
    }

    /// <summary>Where it is reached; requests keep their path.</summary>
    public Uri Url { get; }

    /// <summary>The address of the server behind, without path; until it is set, nothing is there (502).</summary>
    public Uri? Upstream { get; set; }

    /// <summary>What it does from now on, to open streams too.</summary>
    public Mischief Mischief
    {
        get => _mischief;
        set => _mischief = value;
    }

    /// <summary>What passed.</summary>
    public TrafficRecord Traffic { get; } = new();

    /// <summary>Starts it on a free loopback port.</summary>
    public static async Task<HostileIngress> StartAsync(CancellationToken cancellationToken)
    {
        var port = LoopbackPorts.Take();
        var ingress = new HostileIngress(LoopbackApplication.Build(port), port);
        ingress._application.Run(ingress.PassAsync);
        await ingress._application.StartAsync(cancellationToken);
        return ingress;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.EndAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        try
        {
            using var request = await ProxiedMessages.CopyAsync(context, Upstream, Traffic);
            if (_mischief == Mischief.ForgeReportAnswer && path.EndsWith(ReportPath, StringComparison.Ordinal))
            {
                await ForgeAsync(context);
                return;
            }

            using var response = await _http.SendAsync(request, context.RequestAborted);
            await CopyAsync(response, context, path.EndsWith(SyncPath, StringComparison.Ordinal) && response.IsSuccessStatusCode);
        }
        catch (HttpRequestException) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException)
        {
            context.Abort();
        }
    }

    /// <summary>An acknowledgement of the right form, by somebody without the key.</summary>
    private static async Task ForgeAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers[TagHeader] = System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TagLength));
        await context.Response.WriteAsync("{}", context.RequestAborted);
    }

    private async Task CopyAsync(HttpResponseMessage response, HttpContext context, bool isStream)
    {
        ProxiedMessages.CopyHead(response, context, Traffic);
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await context.Response.StartAsync(context.RequestAborted);
        await using var source = await response.Content.ReadAsStreamAsync(context.RequestAborted);
        var mischief = new EventMischief();
        await foreach (var part in isStream ? EventSplitter.ReadEventsAsync(source, context.RequestAborted) : EventSplitter.ReadAllAsync(source, context.RequestAborted))
        {
            Traffic.Add(part);
            foreach (var passed in isStream ? mischief.Pass(part, _mischief) : [part])
            {
                await context.Response.Body.WriteAsync(passed, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
    }
}
