using System.Runtime.CompilerServices;

namespace Tombolo.Testing.Proxies;

/// <summary>Cuts an answer into the parts in which it goes on.</summary>
internal static class EventSplitter
{
    private const int BufferSize = 16 * 1024;

    private static readonly byte[] EmptyLine = "\n\n"u8.ToArray();

    /// <summary>One server-sent event after the other, each with the empty line that ends it; what is left at the end comes as it is.</summary>
    public static async IAsyncEnumerable<byte[]> ReadEventsAsync(Stream source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var kept = new List<byte>();
        await foreach (var part in ReadAllAsync(source, cancellationToken))
        {
            kept.AddRange(part);
            while (EndOfEvent(kept) is > 0 and var end)
            {
                yield return kept[..end].ToArray();
                kept.RemoveRange(0, end);
            }
        }

        yield return [.. kept];
    }

    /// <summary>As it comes.</summary>
    public static async IAsyncEnumerable<byte[]> ReadAllAsync(Stream source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            yield return buffer[..read];
        }
    }

    private static int EndOfEvent(List<byte> kept)
    {
        var found = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept).IndexOf(EmptyLine);
        return found < 0 ? 0 : found + EmptyLine.Length;
    }
}
