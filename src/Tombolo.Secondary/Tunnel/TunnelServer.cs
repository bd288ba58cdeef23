using Microsoft.Extensions.Logging;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Secondary.Tunnel;

/// <summary>Answers the requests of a tunnel from this cluster's API server, or from the HTTP API of its pages.</summary>
/// <param name="pages">Null where there are none.</param>
internal sealed partial class TunnelServer(ITunnelTarget apiServer, ITunnelTarget? pages, PrimaryAccessConsent consent, ILogger<TunnelServer> logger)
{
    /// <summary>Answers one request, to its end.</summary>
    /// <exception cref="TunnelBrokenException">Whoever asked went away.</exception>
    public async Task ServeAsync(TunnelStream stream)
    {
        if (consent.FindRefusal() is { } problem)
        {
            await RefuseAsync(stream, TunnelRefusal.Forbidden(problem));
            return;
        }

        if (Target(stream.Request.Service) is not { } target)
        {
            await RefuseAsync(stream, new TunnelRefusal(501, "NotServed", $"the server of this cluster serves no '{stream.Request.Service}'; upgrade Tombolo on this cluster"));
            return;
        }

        var (response, refusal) = await target.SendAsync(stream);
        if (response is null)
        {
            Refused(stream.Request.User, refusal!.Message);
            await RefuseAsync(stream, refusal);
            return;
        }

        using (response.RequestMessage)
        using (response)
        {
            await AnswerAsync(stream, response);
        }
    }

    private ITunnelTarget? Target(string? service) => service switch
    {
        null => apiServer,
        TunnelServices.Pages => pages,
        _ => null,
    };

    private static async Task AnswerAsync(TunnelStream stream, HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync(stream.Ended);
        var buffer = new byte[TunnelLimits.PayloadBytes];
        var read = 0;
        if (response.StatusCode == System.Net.HttpStatusCode.Forbidden)
        {
            for (int more; read < ImpersonationRefusal.Bytes && (more = await ReadAsync(body, buffer.AsMemory(read), stream)) > 0; read += more)
            {
                // The sentence may come in pieces.
            }

            if (ImpersonationRefusal.Find(buffer.AsSpan(0, read)) is { } refusal)
            {
                await RefuseAsync(stream, refusal);
                return;
            }
        }

        await stream.SendHeadAsync(new TunnelResponseHead((int)response.StatusCode, Headers(response), stream.Request.Service), stream.Ended);
        if (read > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, read), stream.Ended);
        }

        while ((read = await ReadAsync(body, buffer, stream)) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, read), stream.Ended);
        }

        await stream.EndAsync(stream.Ended);
    }

    private static async Task<int> ReadAsync(Stream body, Memory<byte> buffer, TunnelStream stream)
    {
        try
        {
            return await body.ReadAsync(buffer, stream.Ended);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // Half an answer is not to look like a whole one.
            throw new TunnelBrokenException("the API server of the cluster ended its answer before it was complete", exception);
        }
    }

    private static IReadOnlyList<TunnelHeader> Headers(HttpResponseMessage response) =>
    [
        .. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .SelectMany(header => header.Value.Select(value => new TunnelHeader(header.Key, value)))
            .Where(TunnelHeaders.IsOfResponse)
            .Take(TunnelLimits.Headers),
    ];

    private static async Task RefuseAsync(TunnelStream stream, TunnelRefusal refusal)
    {
        await stream.SendHeadAsync(new TunnelResponseHead(refusal.Code, [new TunnelHeader("Content-Type", TunnelRefusal.ContentType)], stream.Request.Service), stream.Ended);
        await stream.WriteAsync(refusal.ToUtf8(), stream.Ended);
        await stream.EndAsync(stream.Ended);
    }

    [LoggerMessage(EventId = 3401, Level = LogLevel.Warning, Message = "A request of {User} of the primary was refused: {Problem}")]
    private partial void Refused(string user, string problem);
}
