using System.Buffers;

namespace Tombolo.Kubernetes.Client;

/// <summary>Reads a response body into one array of its exact size.</summary>
internal static class ResponseBody
{
    private const int FirstBuffer = 16 << 10;

    /// <summary>The body, or null when it is longer than <paramref name="limit"/>.</summary>
    /// <exception cref="IOException">The connection broke before the end.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var length = content.Headers.ContentLength;
        if (length > limit)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        return length is { } known
            ? await ReadKnownAsync(stream, (int)known, cancellationToken)
            : await ReadUnknownAsync(stream, limit, cancellationToken);
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadKnownAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return body;
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadUnknownAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var filled = 0;
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken)) > 0)
            {
                filled += read;
                if (filled > limit)
                {
                    return null;
                }

                if (filled == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }

            return buffer.AsSpan(0, filled).ToArray();
        }
        finally
        {
            // Cleared, because the next user of the array must not find a Secret in it.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full, clearArray: true);
        return larger;
    }
}
