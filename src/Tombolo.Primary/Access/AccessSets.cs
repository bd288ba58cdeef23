using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Primary.Access.Compilation;
using Tombolo.Primary.Access.Definitions;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Protocol.Sets;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Signals;

namespace Tombolo.Primary.Access;

/// <summary>
/// What K10ClusterRoleBindings add to the sets of clusters (design section 8). It is computed only from complete lists, and an informer that fails keeps
/// what it knew: a role or a binding counts as gone only when the API server says so.
/// </summary>
internal sealed class AccessSets
{
    private readonly ResourceInformer<BindingObject> _bindings;
    private readonly ResourceInformer<RoleDefinition> _roles;
    private readonly BindingCatalog _catalog = new();
    private readonly AccessCompiler _compiler;
    private readonly Subscribers<AccessCompilation> _compiled = new();
    private AccessCompilation _current = AccessCompilation.None;
    private FleetCompilation _distributed = FleetCompilation.None;

    /// <param name="fleetKey">The key of all etags.</param>
    public AccessSets(RoleServices services, FleetKey fleetKey)
    {
        _compiler = new AccessCompiler(new GrantEncoder(fleetKey, services.Context.ClusterUid));
        _bindings = services.Informer(
            KnownResources.K10ClusterRoleBinding, new InformerOptions<BindingObject> { Namespace = WellKnownNamespaces.MultiCluster, Decode = BindingReader.Read });
        _roles = services.Informer(
            KnownResources.K10ClusterRole, new InformerOptions<RoleDefinition> { Namespace = WellKnownNamespaces.MultiCluster, Decode = RoleReader.Read });
    }

    public IResourceInformer<BindingObject> Bindings => _bindings;

    /// <summary><see cref="AccessCompilation.None"/> until every informer has synced.</summary>
    public AccessCompilation Current => Volatile.Read(ref _current);

    /// <summary>
    /// A binding that was there is gone. Bindings have no finalizer, so that whoever wants access gone never waits for a cluster; and so the end of their
    /// namespace looks like this too.
    /// </summary>
    public bool HasNewRemoval
    {
        get
        {
            var there = _bindings.List().Select(binding => binding.Definition.Name).ToHashSet(StringComparer.Ordinal);
            return Current.Bindings.Any(outcome => !there.Contains(outcome.Definition.Name));
        }
    }

    public Task WaitForSyncAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_bindings.WaitForSyncAsync(cancellationToken), _roles.WaitForSyncAsync(cancellationToken));

    /// <summary>Calls back when a set may be another; callers only signal.</summary>
    public IReadOnlyList<IDisposable> Subscribe(Action changed) =>
    [
        _bindings.Subscribe(change =>
        {
            if (change is not { Type: ResourceChangeType.Updated, Current: { } current, Previous: { } previous } || !current.Definition.HasSameContent(previous.Definition))
            {
                changed();
            }
        }),
        _roles.Subscribe(change =>
        {
            if (change.Current != change.Previous)
            {
                changed();
            }
        }),
    ];

    /// <summary>Calls back with each compilation that changed something; callers only signal.</summary>
    public IDisposable Subscribe(Action<AccessCompilation> compiled) => _compiled.Add(compiled);

    /// <summary>Runs the informers until it is cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var group = new TaskGroup(cancellationToken);
        group.Run(_bindings.RunAsync);
        group.Run(_roles.RunAsync);
        await group.WaitAsync();
    }

    /// <summary>Compiles the Distributions with <paramref name="distribute"/> and adds what is bound. Called by one thread.</summary>
    /// <param name="distribute">Given what it returned last, at the sequence of <paramref name="current"/>.</param>
    /// <param name="current">What was composed last and published.</param>
    public FleetCompilation Compose(Func<FleetCompilation, FleetCompilation> distribute, IReadOnlyList<TargetCluster> clusters, FleetCompilation current)
    {
        _distributed = distribute(_distributed with { Sequence = current.Sequence });
        var roles = _roles.List().ToDictionary(role => role.Name, StringComparer.Ordinal);
        var access = _compiler.Compile(_catalog.Update(_bindings.List()), roles, clusters, Current, _distributed.Sequence);
        var composed = AccessComposer.Compose(_distributed, clusters, access, current);
        Volatile.Write(ref _current, access);
        return composed;
    }

    /// <summary>Tells what the last <see cref="Compose"/> changed, once its sets are there to be looked at.</summary>
    public void Announce()
    {
        if (Current is { Changed.Count: > 0 } changed)
        {
            _compiled.Notify(changed);
        }
    }
}
