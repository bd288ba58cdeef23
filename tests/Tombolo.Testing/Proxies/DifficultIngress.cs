using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tombolo.Testing.ControlPlanes;

namespace Tombolo.Testing.Proxies;

/// <summary>A real reverse proxy in front of a server, over plain HTTP/1.1, with the manners that such things have.</summary>
public sealed class DifficultIngress : IAsyncDisposable
{
    private readonly WebApplication _application;
    private volatile IngressManners _manners;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    private int _cuts;
    private int _refusals;
    private int _requests;

    private DifficultIngress(WebApplication application, int port, IngressManners manners, TimeProvider time)
    {
        _application = application;
        _manners = manners;
        _time = time;
        Url = new Uri($"http://127.0.0.1:{port}/k10");
    }

    /// <summary>Where it is reached; requests keep their path.</summary>
    public Uri Url { get; }

    /// <summary>The address of the server behind, without path; until it is set, nothing is there (502).</summary>
    public Uri? Upstream { get; set; }

    /// <summary>What it does to requests from now on.</summary>
    public IngressManners Manners
    {
        get => _manners;
        set => _manners = value;
    }

    /// <summary>Requests that were passed on.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Requests that were cut because they were idle or too old.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>Requests that were refused because of their size.</summary>
    public int Refusals => Volatile.Read(ref _refusals);

    /// <summary>Starts it on a free loopback port.</summary>
    public static async Task<DifficultIngress> StartAsync(IngressManners manners, TimeProvider time, CancellationToken cancellationToken)
    {
        var port = LoopbackPorts.Take();
        var ingress = new DifficultIngress(LoopbackApplication.Build(port), port, manners, time);
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
        if (context.Request.ContentLength > _manners.BodyLimit)
        {
            Interlocked.Increment(ref _refusals);
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        Interlocked.Increment(ref _requests);
        using var idle = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time);
        using var age = new CancellationTokenSource(_manners.RequestLimit ?? Timeout.InfiniteTimeSpan, _time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, age.Token, context.RequestAborted);
        try
        {
            if (_manners.PassesUpgrades && context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
            {
                await ProxiedUpgrade.PassAsync(context, upgrade, Upstream, _http, () => Alive(idle), ended.Token);
                return;
            }

            using var request = await ProxiedMessages.CopyAsync(context, Upstream, traffic: null);
            Alive(idle);
            using var response = await _http.SendAsync(request, ended.Token);
            await PassAsync(response, context, idle, ended.Token);
        }
        catch (HttpRequestException) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException)
        {
            if (idle.IsCancellationRequested || age.IsCancellationRequested)
            {
                Interlocked.Increment(ref _cuts);
            }

            context.Abort();
        }
    }

    private async Task PassAsync(HttpResponseMessage response, HttpContext context, CancellationTokenSource idle, CancellationToken ended)
    {
        var isWhole = _manners.BuffersAnswers;
        await using var source = await response.Content.ReadAsStreamAsync(ended);
        using var whole = new MemoryStream();
        if (!isWhole)
        {
            ProxiedMessages.CopyHead(response, context, traffic: null);
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await context.Response.StartAsync(ended);
        }

        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await source.ReadAsync(buffer, ended)) > 0)
        {
            Alive(idle);
            await (isWhole ? whole : context.Response.Body).WriteAsync(buffer.AsMemory(0, read), ended);
            await (isWhole ? whole : context.Response.Body).FlushAsync(ended);
        }

        if (isWhole)
        {
            ProxiedMessages.CopyHead(response, context, traffic: null);
            await context.Response.Body.WriteAsync(whole.ToArray(), ended);
        }
    }

    private void Alive(CancellationTokenSource idle)
    {
        if (_manners.IdleLimit is { } limit)
        {
            idle.CancelAfter(limit);
        }
    }
}
