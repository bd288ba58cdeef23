using System.Buffers;
using System.IO.Pipelines;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Watching;

/// <summary>
/// Cuts the stream of a watch into lines. A stream that is cut ends like one that is ended, and a line without its end is dropped: the
/// next watch goes on from the last whole event.
/// </summary>
internal sealed class WatchLineReader(PipeReader pipe, Deadline silence, Uri server, int maxLength)
{
    private static readonly StreamPipeReaderOptions Buffers = new(bufferSize: 16 << 10, leaveOpen: true);

    public static PipeReader Over(Stream stream) => PipeReader.Create(stream, Buffers);

    /// <summary>The next line, in an array of its own, without its end; null at the end of the stream.</summary>
    /// <exception cref="KubernetesException">The line is longer than the limit.</exception>
    /// <exception cref="KubernetesUnreachableException">Nothing came for too long.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync()
    {
        long scanned = 0;
        while (await ReadMoreAsync() is { } read)
        {
            var buffer = read.Buffer;
            if (buffer.Slice(scanned).PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end).ToArray();
                pipe.AdvanceTo(buffer.GetPosition(1, end));
                return line;
            }

            scanned = buffer.Length;
            if (scanned > maxLength)
            {
                throw new KubernetesException(new(200, "ResponseTooLarge", $"an event of the watch is longer than {maxLength} bytes", [], null));
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        return null;
    }

    private async ValueTask<ReadResult?> ReadMoreAsync()
    {
        if (pipe.TryRead(out var ready))
        {
            return ready;
        }

        silence.Restart();
        try
        {
            return await silence.RunAsync(server, token => pipe.ReadAsync(token).AsTask());
        }
        catch (KubernetesUnreachableException e) when (e.InnerException is not TimeoutException)
        {
            return null;
        }
        finally
        {
            // While the caller is at work on an event nobody listens, so silence means nothing.
            silence.Suspend();
        }
    }
}
