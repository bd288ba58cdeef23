using System.Net;

namespace Tombolo.Fleet.Tests.Network;

/// <summary>What one process of a member sends to the primary, over the link of its cluster.</summary>
internal sealed class LinkHandler(Link link, Func<bool> isAlive, Random random) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _ingress = new(FleetIngress.CreateHandler());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var fault = TakeFault();
        await link.PassAsync(cancellationToken);
        if (!isAlive() || !FleetIngress.IsListening(request.RequestUri!.Host))
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "injected: connection refused");
        }

        if (fault is 0 or 1 or 2)
        {
            return new HttpResponseMessage((HttpStatusCode)(fault switch { 0 => 429, 1 => 500, _ => 503 }))
            {
                RequestMessage = request,
                Content = new StringContent("injected by something on the way"),
            };
        }

        var connection = CancellationTokenSource.CreateLinkedTokenSource(link.Connected);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, connection.Token);
        try
        {
            var response = await _ingress.SendAsync(request, either.Token);
            await link.PassAsync(either.Token);
            if (fault == 3)
            {
                response.Dispose();
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "injected: the answer is lost");
            }

            var content = new StreamContent(new LinkStream(await response.Content.ReadAsStreamAsync(either.Token), link, connection));
            foreach (var (name, values) in response.Content.Headers)
            {
                content.Headers.TryAddWithoutValidation(name, values);
            }

            response.Content = content;
            return response;
        }
        catch (OperationCanceledException reset) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "injected: the connection was reset", reset);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _ingress.Dispose();
        base.Dispose(disposing);
    }

    private int TakeFault()
    {
        lock (random)
        {
            return random.Next(1000) < link.FaultsPerThousand ? random.Next(4) : -1;
        }
    }
}
