using Tombolo.Protocol.Tunnel;

namespace Tombolo.Secondary.Tunnel;

/// <summary>The HTTP API of this cluster's own pages.</summary>
internal sealed class PagesTarget(IClusterPages pages, string primaryId) : ITunnelTarget
{
    public async Task<(HttpResponseMessage? Response, TunnelRefusal? Refusal)> SendAsync(TunnelStream stream)
    {
        var request = TunnelPagesReader.TryRead(stream.Request, primaryId, out var caller, out var refusal);
        if (request is null)
        {
            return (null, refusal);
        }

        if (stream.Request.HasBody && (request.Content = await TunnelPagesReader.ReadBodyAsync(stream)) is null)
        {
            request.Dispose();
            return (null, new TunnelRefusal(413, "TooLarge", $"the body is longer than {TunnelPagesReader.BodyBytes} bytes"));
        }

        var response = await pages.SendAsync(request, caller!.User, caller.Groups, stream.Ended);
        response.RequestMessage = request;
        return (response, null);
    }
}
