using Microsoft.Extensions.Logging;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Apply.Live;

/// <summary>
/// The objects of one kind on this cluster that carry the mark of a copy: an informer by that label, and what our own writes answered. Foreign objects
/// are not seen here.
/// </summary>
internal sealed class CopyKind : IDisposable
{
    private readonly IKubernetesClient _client;
    private readonly ResourceInformer<KubernetesObject> _informer;
    private readonly LiveOverlay _overlay;
    private readonly IDisposable _subscription;
    private readonly string? _namespace;

    /// <param name="changed">Called for each object that appeared, changed or went; only enqueues.</param>
    public CopyKind(
        IKubernetesClient client,
        ResourceType type,
        string k10Namespace,
        TimeProvider time,
        ILogger<ResourceInformer<KubernetesObject>> logger,
        Action<CopyKey> changed)
    {
        _client = client;
        _namespace = type.Namespaced ? k10Namespace : null;
        _overlay = new LiveOverlay(time);
        Type = type;
        var options = new InformerOptions<KubernetesObject> { Decode = Decoders.Bytes, Namespace = _namespace, LabelSelector = Labels.Origin };
        _informer = new ResourceInformer<KubernetesObject>(client, type, options, time, logger);
        _subscription = _informer.Subscribe(change =>
        {
            if (change.Type == ResourceChangeType.Deleted)
            {
                _overlay.Gone(change.Key.Name, change.Previous.Metadata.Uid);
            }

            changed(CopyKey.Of(type, change.Key.Name));
        });
    }

    public ResourceType Type { get; }

    /// <summary>Why the copies cannot be read at present; null when they can.</summary>
    public string? LastError => _informer.LastError;

    public bool HasSynced => _informer.HasSynced;

    /// <summary>Where an object of this kind is.</summary>
    public ResourceKey KeyOf(string name) => new(_namespace ?? "", name);

    public Task RunAsync(CancellationToken cancellationToken) => _informer.RunAsync(cancellationToken);

    public Task WaitForSyncAsync(CancellationToken cancellationToken) => _informer.WaitForSyncAsync(cancellationToken);

    /// <summary>What is known of the object; null when there is none with the mark of a copy.</summary>
    public KubernetesObject? Find(string name) =>
        _overlay.Look(name, _informer.TryGet(KeyOf(name), out var known) ? known : null);

    /// <summary>Everything with the mark of a copy.</summary>
    public IEnumerable<KubernetesObject> List()
    {
        foreach (var known in _informer.List())
        {
            if (_overlay.Look(known.Metadata.Name, known) is { } live)
            {
                yield return live;
            }
        }
    }

    /// <summary>What is known of the object is from an answer that the informer has not caught up with.</summary>
    public bool IsAhead(string name) => _overlay.Contains(name);

    public void Written(KubernetesObject answer) => _overlay.Written(answer);

    public void Deleted(string name, string uid) => _overlay.Deleted(name, uid);

    /// <summary>Whether the copies are known; asks the API server why when the informer has trouble.</summary>
    public async ValueTask<KindAvailability> AvailabilityAsync(CancellationToken cancellationToken)
    {
        if (_informer.HasSynced)
        {
            return KindAvailability.Synced;
        }

        if (_informer.LastError is null)
        {
            return KindAvailability.Starting;
        }

        var probe = await _client.ListAsync(Type, new ListOptions { Namespace = _namespace, LabelSelector = Labels.Origin, Limit = 1 }, cancellationToken);
        return probe switch
        {
            { IsSuccess: true } => KindAvailability.Starting,
            { IsNotFound: true } => KindAvailability.NotServed,
            _ => KindAvailability.NotReadable,
        };
    }

    public void Dispose() => _subscription.Dispose();
}
