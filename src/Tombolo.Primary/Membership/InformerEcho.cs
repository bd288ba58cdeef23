using Tombolo.Api.Clusters;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Primary.Membership;

/// <summary>
/// Waits until the informer has caught up with a write of ours, so that the next decision is made on what is stored. The writer alone writes the
/// objects it waits for under a precondition on the version it knew, hence any other version in the informer is its own or a later one.
/// </summary>
internal sealed class InformerEcho : IDisposable
{
    private readonly IResourceInformer<Cluster> _clusters;
    private readonly TimeProvider _time;
    private readonly ResourceKey _key;
    private readonly string? _versionBefore;
    private readonly TaskCompletionSource _caught = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IDisposable _subscription;

    /// <summary>Begins to listen; called before the write.</summary>
    /// <param name="versionBefore">The version that is replaced; null when the object is to be created.</param>
    public InformerEcho(IResourceInformer<Cluster> clusters, ResourceKey key, string? versionBefore, TimeProvider time)
    {
        _clusters = clusters;
        _time = time;
        _key = key;
        _versionBefore = versionBefore;
        _subscription = clusters.Subscribe(OnChange);
    }

    /// <summary>False when the informer has not caught up within <paramref name="limit"/>.</summary>
    public async Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        if (IsCaughtUp())
        {
            return true;
        }

        try
        {
            await _caught.Task.WaitAsync(limit, _time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return IsCaughtUp();
        }
    }

    /// <summary>The object that is waited for.</summary>
    public string Name => _key.Name;

    public void Dispose() => _subscription.Dispose();

    private bool IsCaughtUp() =>
        _clusters.TryGet(_key, out var current) ? current.Metadata.ResourceVersion != _versionBefore : _versionBefore is not null;

    private void OnChange(ResourceChange<Cluster> change)
    {
        if (change.Key == _key && (change.Type == ResourceChangeType.Deleted || change.Current?.Metadata.ResourceVersion != _versionBefore))
        {
            _caught.TrySetResult();
        }
    }
}
