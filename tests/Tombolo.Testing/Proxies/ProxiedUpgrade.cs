using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tombolo.Testing.Proxies;

/// <summary>A connection that both sides take over, as for a WebSocket (RFC 9110 section 7.8): its bytes go through as they come.</summary>
internal static class ProxiedUpgrade
{
    /// <param name="alive">Called when something came from the server behind.</param>
    public static async Task PassAsync(HttpContext context, IHttpUpgradeFeature upgrade, Uri? upstream, HttpMessageInvoker http, Action alive, CancellationToken ended)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(upstream ?? throw new HttpRequestException("there is no server behind this ingress yet"), context.Request.Path + context.Request.QueryString));
        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key is not ("Host" or "Content-Length")))
        {
            request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        alive();
        using var response = await http.SendAsync(request, ended);
        ProxiedMessages.CopyHead(response, context, traffic: null);
        if (response.StatusCode != HttpStatusCode.SwitchingProtocols)
        {
            return;
        }

        await using var outer = await upgrade.UpgradeAsync();
        await using var inner = await response.Content.ReadAsStreamAsync(ended);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ended);
        var (up, down) = (PumpAsync(outer, inner, () => { }, either.Token), PumpAsync(inner, outer, alive, either.Token));
        await await Task.WhenAny(up, down);
        await either.CancelAsync();
        await Task.WhenAll(up, down).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static async Task PumpAsync(Stream from, Stream to, Action moved, CancellationToken ended)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, ended)) > 0)
        {
            moved();
            await to.WriteAsync(buffer.AsMemory(0, read), ended);
            await to.FlushAsync(ended);
        }
    }
}
