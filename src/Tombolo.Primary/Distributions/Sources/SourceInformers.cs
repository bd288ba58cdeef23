using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Runtime.Hosting;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>
/// The global resources in <c>kasten-io-mc</c>, one informer for each kind on the allow-list. A kind that the primary does not serve yet does
/// not hold up the others; its objects come in as soon as it is installed.
/// </summary>
internal sealed class SourceInformers : ISourceLookup
{
    private readonly Dictionary<ResourceType, ResourceInformer<SourceObject>> _informers;
    private readonly IServedKinds _served;

    public SourceInformers(RoleServices services, PayloadPolicy allowed, IServedKinds served)
    {
        _served = served;
        _informers = allowed.Kinds.ToDictionary(type => type, type => services.Informer(
            type,
            new InformerOptions<SourceObject> { Namespace = WellKnownNamespaces.MultiCluster, Decode = new SourceReader(type).Read }));
    }

    /// <summary>For readiness.</summary>
    public IReadOnlyCollection<IInformer> All => _informers.Values;

    /// <summary>Keeps the resources up to date until it is cancelled, which is no error.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(_informers.Values.Select(informer => informer.RunAsync(cancellationToken)));

    /// <summary>Ends when every kind that the primary serves is known completely.</summary>
    public Task WaitForSyncAsync(CancellationToken cancellationToken) => Task.WhenAll(_informers.Values.Select(informer => WaitAsync(informer, cancellationToken)));

    /// <summary>
    /// Calls back each time that a kind becomes known completely which the primary did not serve before; a kind that comes without an object
    /// is a change too. Ends when all are known.
    /// </summary>
    public Task AnnounceLateKindsAsync(Action changed, CancellationToken cancellationToken) => Task.WhenAll(
        _informers.Values.Where(informer => !informer.HasSynced).Select(async informer =>
        {
            await informer.WaitForSyncAsync(cancellationToken);
            changed();
        }));

    /// <summary>Calls back on every change of a resource; callers only signal.</summary>
    public IEnumerable<IDisposable> Subscribe(Action changed) => _informers.Values.Select(informer => informer.Subscribe(_ => changed()));

    /// <inheritdoc/>
    public bool IsAllowed(ResourceType type) => _informers.ContainsKey(type);

    /// <inheritdoc/>
    public bool IsServed(ResourceType type) => _informers.TryGetValue(type, out var informer) && informer.HasSynced;

    /// <inheritdoc/>
    public bool TryGet(SourceKey key, [MaybeNullWhen(false)] out SourceObject source)
    {
        source = null;
        return _informers.TryGetValue(key.Type, out var informer)
            && informer.TryGet(new ResourceKey(WellKnownNamespaces.MultiCluster, key.Name), out source);
    }

    private async Task WaitAsync(ResourceInformer<SourceObject> informer, CancellationToken cancellationToken)
    {
        if (await _served.IsServedAsync(informer.Type, cancellationToken))
        {
            await informer.WaitForSyncAsync(cancellationToken);
        }
    }
}
