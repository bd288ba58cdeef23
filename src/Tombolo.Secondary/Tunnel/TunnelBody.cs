using System.Net;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Secondary.Tunnel;

/// <summary>The body of a request as it comes through the tunnel; of a length that is not known, and sent once.</summary>
internal sealed class TunnelBody(TunnelStream stream) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream destination, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = new byte[TunnelLimits.PayloadBytes];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            await destination.FlushAsync(cancellationToken);
        }
    }

    protected override Task SerializeToStreamAsync(Stream destination, TransportContext? context) => SerializeToStreamAsync(destination, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
