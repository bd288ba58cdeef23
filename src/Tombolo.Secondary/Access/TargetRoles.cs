using Microsoft.Extensions.Logging;
using Tombolo.Api.Access;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Secondary.Access;

/// <summary>
/// Which of the access roles are on this cluster. They are watched from when something is granted, because Kasten, which brings roles of its own, may be
/// installed or removed at any time.
/// </summary>
internal sealed class TargetRoles : IAsyncDisposable
{
    private readonly string _release;
    private readonly ResourceInformer<string> _informer;
    private readonly IDisposable _subscription;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lazy<Task> _running;

    /// <param name="release">Helm release of Kasten here; its roles begin with it.</param>
    /// <param name="changed">Called when one of the roles appeared or went, and once they are known; only enqueues.</param>
    public TargetRoles(IKubernetesClient client, string release, TimeProvider time, ILogger<ResourceInformer<string>> logger, Action changed)
    {
        _release = release;
        var names = AccessRoles.References.SelectMany(reference => AccessRoles.Referenced(reference)!.CandidatesOf(reference, release)).ToHashSet(StringComparer.Ordinal);
        var options = new InformerOptions<string> { Decode = role => names.Contains(role.Metadata.Name) ? role.Metadata.Name : null };
        _informer = new ResourceInformer<string>(client, KnownResources.ClusterRole, options, time, logger);
        _subscription = _informer.Subscribe(change =>
        {
            if (change.Type is ResourceChangeType.Added or ResourceChangeType.Deleted)
            {
                changed();
            }
        });
        _running = new Lazy<Task>(() => Task.WhenAll(Task.Run(() => _informer.RunAsync(_stop.Token)), Task.Run(() => AnnounceAsync(changed))));
    }

    /// <summary>False while the roles are read for the first time.</summary>
    public bool HasSynced => _informer.HasSynced;

    /// <summary>Why the roles cannot be read; null when they can.</summary>
    public string? LastError => _informer.LastError;

    /// <summary>Watches from now on, if not yet.</summary>
    public void Ensure() => _ = _running.Value;

    /// <summary>The ClusterRoles that the reference may stand for here, the best first.</summary>
    public IReadOnlyList<string> CandidatesOf(string clusterRoleRef) => AccessRoles.Referenced(clusterRoleRef)?.CandidatesOf(clusterRoleRef, _release) ?? [];

    /// <summary>The ClusterRole that the reference stands for here; null when there is none.</summary>
    public string? Find(string clusterRoleRef) => CandidatesOf(clusterRoleRef).FirstOrDefault(name => _informer.TryGet(new ResourceKey("", name), out _));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_running.IsValueCreated)
        {
            await _running.Value;
        }

        _subscription.Dispose();
        _stop.Dispose();
    }

    private async Task AnnounceAsync(Action changed)
    {
        try
        {
            await _informer.WaitForSyncAsync(_stop.Token);
            changed();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped before the roles were ever read.
        }
    }
}
