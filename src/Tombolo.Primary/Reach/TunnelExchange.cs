using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Reach;

/// <summary>One request in a tunnel with its body under way; ends when its answer is disposed.</summary>
internal sealed class TunnelExchange(TunnelStream stream, IDisposable slot) : IDisposable
{
    public TunnelStream Stream => stream;

    /// <summary>Begins to send the body, beside the answer: an API server may answer before it has read all.</summary>
    public void Send(HttpContent? content)
    {
        if (content is not null)
        {
            _ = SendAsync(content);
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        slot.Dispose();
    }

    private async Task SendAsync(HttpContent content)
    {
        try
        {
            await using var body = new TunnelRequestStream(stream);
            await content.CopyToAsync(body, stream.Ended);
            await stream.EndAsync(stream.Ended);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or HttpRequestException or InvalidOperationException)
        {
            // Half a body is not to look like a whole one. One that nobody wants any more ends here too.
            stream.Abandon("the body of the request was not complete");
        }
    }
}
