using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Watching;

/// <summary>One watch connection (Kubernetes API concepts, "Efficient detection of changes").</summary>
internal sealed class WatchStream(RequestSender sender, Uri server, ResourceType type, WatchOptions options, KubernetesClientOptions limits, TimeProvider time)
{
    public async IAsyncEnumerable<WatchEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await sender.OpenAsync(PathAndQuery(), cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var answer = await sender.ReadAsync(response, cancellationToken);
            yield return Failure(answer.Decode(_ => true).Error!);
            yield break;
        }

        options.Opened?.Invoke();
        using var silence = new Deadline(options.Timeout + limits.WatchGrace, time, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var pipe = WatchLineReader.Over(stream);
        var lines = new WatchLineReader(pipe, silence, server, limits.MaxResponseBytes);
        try
        {
            while (await lines.ReadAsync() is { } line)
            {
                if (Parse(line) is not { } watchEvent)
                {
                    continue;
                }

                yield return watchEvent;
                if (watchEvent.Type == WatchEventType.Error)
                {
                    yield break;
                }
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    private WatchEvent? Parse(ReadOnlyMemory<byte> line)
    {
        // Proxies keep a quiet stream open with empty lines.
        if (line.Span.Trim("\r \t"u8).IsEmpty)
        {
            return null;
        }

        try
        {
            return WatchEventReader.Read(line, type);
        }
        catch (JsonException e)
        {
            return Failure(new(200, "InvalidResponse", $"watch of {type}: not an event of the Kubernetes API ({e.Message}); is there a proxy in between?", [], null));
        }
    }

    private static WatchEvent Failure(KubernetesStatus status) => new(WatchEventType.Error, default, status);

    private string PathAndQuery() => ResourcePath.OfCollection(type, options.Namespace) + new QueryString()
        .Add("watch", true)
        .Add("allowWatchBookmarks", true)
        .Add("labelSelector", options.LabelSelector)
        .Add("fieldSelector", options.FieldSelector)
        .Add("resourceVersion", options.ResourceVersion)
        .Add("timeoutSeconds", Math.Max(1, (long)options.Timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture));
}
