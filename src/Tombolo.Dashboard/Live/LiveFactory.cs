using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Live;

/// <summary>Makes the live collections of a server and ends the watches that nobody needs.</summary>
internal sealed class LiveFactory : IAsyncDisposable
{
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(5);
    private readonly List<ILiveCollection> _all = [];
    private readonly LiveFeed _feed;
    private readonly LiveViewers _viewers;
    private readonly IKubernetesClient _client;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private readonly ITimer _sweep;

    public LiveFactory(LiveFeed feed, LiveViewers viewers, IKubernetesClient client, TimeProvider time, ILoggerFactory loggers)
    {
        (_feed, _viewers, _client, _time, _loggers) = (feed, viewers, client, time, loggers);
        _sweep = time.CreateTimer(_ => _ = SweepAsync(), null, Unused, Unused / 5);
    }

    /// <param name="decode">What is kept of an object; null for one that is not of interest.</param>
    /// <param name="alsoTells">Under which other scope a change of this object is told as well; null for none.</param>
    public LiveCollection<T> Create<T>(LiveScope scope, Func<KubernetesObject, T?> decode, Func<T, LiveScope?>? alsoTells = null)
    {
        var collection = new LiveCollection<T>(scope, decode, _feed, _client, _time, _loggers) { AlsoTells = alsoTells };
        _all.Add(collection);
        return collection;
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        foreach (var collection in _all)
        {
            await collection.DisposeAsync();
        }
    }

    // While somebody looks, what was read once is what they look at.
    private Task SweepAsync() => _viewers.Count > 0 ? Task.CompletedTask : Task.WhenAll(_all.Select(collection => collection.StopUnusedAsync(Unused)));
}
