using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Informers;

/// <summary>
/// Lists, then watches from the list's version, for ever. A watch that ends is begun again where it ended. One that fails is begun
/// again from a new list: its version may have expired, or the server may be another, restored, one.
/// </summary>
internal sealed class ListWatch(IKubernetesClient client, ResourceType type, ListWatchOptions options, IListWatchSink sink, TimeProvider time, ILogger logger)
{
    // A watch that ends sooner than this, with nothing delivered, is a failure, or it would be begun again without end.
    private static readonly TimeSpan ShortestHealthyWatch = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(5);

    private readonly BackOff _backOff = new(options.MaxBackOff, options.Random);
    private string? _version;
    private volatile string? _lastError;

    /// <summary>Why the last list or watch failed; null since one succeeded.</summary>
    public string? LastError => _lastError;

    /// <exception cref="OperationCanceledException">Always, at the end.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await TryStepAsync(cancellationToken) is not { } failure)
            {
                continue;
            }

            var wait = _backOff.Next();
            if (failure.RetryAfter is { } asked && asked > wait)
            {
                wait = asked < LongestRetryAfter ? asked : LongestRetryAfter;
            }

            _lastError = failure.Message;
            InformerLog.Failed(logger, type, failure.Message, wait);
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private async Task<ListWatchFailure?> TryStepAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _version is null ? await ListAsync(cancellationToken) : await WatchAsync(_version, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // Not only an unreachable server: credentials come from plug-ins that fail in their own ways, and nothing may end an informer.
            _version = null;
            return new(e.Message);
        }
    }

    private async Task<ListWatchFailure?> ListAsync(CancellationToken cancellationToken)
    {
        var query = new ListOptions { Namespace = options.Namespace, LabelSelector = options.LabelSelector, FieldSelector = options.FieldSelector, Limit = options.PageSize };
        var result = await client.ListAllAsync(type, query, cancellationToken);
        if (!result.IsSuccess)
        {
            return Refused("list", result.Error);
        }

        if (result.Value.ResourceVersion.Length == 0)
        {
            return new("the list has no version from which to watch");
        }

        sink.Replace(result.Value.Items);
        _version = result.Value.ResourceVersion;
        _lastError = null;
        InformerLog.Listed(logger, type, result.Value.Items.Count, _version);
        return null;
    }

    private async Task<ListWatchFailure?> WatchAsync(string version, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var delivered = false;
        await foreach (var next in client.WatchAsync(type, WatchFrom(version), cancellationToken))
        {
            if (next.Type == WatchEventType.Error)
            {
                return Ended(next.Error!);
            }

            delivered = true;
            _backOff.Reset();
            Deliver(next);
        }

        if (delivered || time.GetElapsedTime(begun) >= ShortestHealthyWatch)
        {
            _backOff.Reset();
            return null;
        }

        return new("the watch ended as soon as it began");
    }

    private WatchOptions WatchFrom(string version) => new()
    {
        Namespace = options.Namespace,
        LabelSelector = options.LabelSelector,
        FieldSelector = options.FieldSelector,
        ResourceVersion = version,
        Timeout = options.WatchTimeout * (1 + options.Random.NextDouble()),
        Opened = () => _lastError = null,
    };

    private void Deliver(WatchEvent next)
    {
        switch (next.Type)
        {
            case WatchEventType.Added or WatchEventType.Modified:
                sink.Set(next.Object);
                break;
            case WatchEventType.Deleted:
                sink.Remove(next.Object);
                break;
        }

        _version = next.Object.Metadata is { ResourceVersion: { Length: > 0 } version } ? version : _version;
    }

    private ListWatchFailure? Ended(KubernetesStatus error)
    {
        // Too many requests says nothing about the version, and a list would be one more.
        if (error.Code == 429)
        {
            return Refused("watch", error);
        }

        var expired = _version!;
        _version = null;
        if (!error.IsGone || _backOff.Failures > 0)
        {
            return Refused("watch", error);
        }

        // The first time this is the normal course of things; again and again it would be a loop.
        InformerLog.VersionExpired(logger, type, expired);
        _backOff.Next();
        return null;
    }

    private ListWatchFailure Refused(string verb, KubernetesStatus error) => new(
        error switch
        {
            { IsNotFound: true } => $"{verb}: the API server does not serve {type} {type.Version} ({error}); install its CustomResourceDefinition",
            { IsForbidden: true } => $"{verb}: not allowed ({error}); grant list and watch on {type}",
            _ => $"{verb}: {error}",
        },
        error.RetryAfter);
}
