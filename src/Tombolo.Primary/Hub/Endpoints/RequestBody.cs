using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary>Reads request bodies whole, up to a limit that is checked before more is read, and no slower than a member sends them.</summary>
internal static class RequestBody
{
    /// <summary>How long a body of a handshake may take.</summary>
    public static readonly TimeSpan HandshakePatience = TimeSpan.FromSeconds(10);

    /// <summary>How long the payload of a frame may take, be it as long as it may be.</summary>
    public static readonly TimeSpan FramePatience = TimeSpan.FromSeconds(60);

    /// <summary>The body, or null when it is longer than <paramref name="limit"/> bytes.</summary>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int limit, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        // Nearly always there already; a timer is made only for who keeps us waiting.
        var reading = ReadAsync(request, limit, cancellationToken);
        return reading.IsCompleted ? await reading : await reading.WaitAsync(patience, time, cancellationToken);
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
