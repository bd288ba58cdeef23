using Tombolo.Api.Resources;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Output;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Waiting;

/// <summary>Follows one object until it is as wanted. Short outages of the API server are bridged.</summary>
internal sealed class ObjectWatcher(IKubernetesClient client, Progress progress, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Calls <paramref name="look"/> with the object as it is, null where there is none, and again after each change, until it returns a
    /// value.
    /// </summary>
    /// <exception cref="CommandFailedException">The API server refuses for good.</exception>
    public async Task<T> UntilAsync<T>(ResourceType type, ResourceKey key, Func<KubernetesObject?, ValueTask<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            try
            {
                if (await FollowAsync(type, key, look, cancellationToken) is { } result)
                {
                    return result;
                }
            }
            catch (KubernetesUnreachableException unreachable)
            {
                progress.Report($"{unreachable.Message}; trying again");
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    // Null when the watch has ended and a new one is to begin.
    private async Task<T?> FollowAsync<T>(ResourceType type, ResourceKey key, Func<KubernetesObject?, ValueTask<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        var selector = $"metadata.name={key.Name}";
        var listed = await client.ListAsync(type, new ListOptions { Namespace = key.Namespace, FieldSelector = selector }, cancellationToken);
        if (listed.Error is { IsTransient: true } busy)
        {
            progress.Report($"the API server is busy: {busy.Message}; trying again");
            await Task.Delay(busy.RetryAfter ?? Pause, time, cancellationToken);
            return null;
        }

        var list = listed.OrFail("list", type, key with { Name = "" });
        if (await look(list.Items.Count > 0 ? list.Items[0] : null) is { } atOnce)
        {
            return atOnce;
        }

        var options = new WatchOptions { Namespace = key.Namespace, FieldSelector = selector, ResourceVersion = list.ResourceVersion };
        await foreach (var change in client.WatchAsync(type, options, cancellationToken))
        {
            if (change.Type == WatchEventType.Error)
            {
                await Task.Delay(Pause, time, cancellationToken);
                return null;
            }

            if (change.Type != WatchEventType.Bookmark
                && await look(change.Type == WatchEventType.Deleted ? null : change.Object) is { } result)
            {
                return result;
            }
        }

        return null;
    }
}
