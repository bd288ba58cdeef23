using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Kubernetes.Informers;
using Tombolo.Primary.Access;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Removals;
using Tombolo.Primary.Distributions.Sources;
using Tombolo.Primary.Membership;
using Tombolo.Runtime.Signals;

namespace Tombolo.Primary.Distributions;

/// <summary>
/// Keeps the desired set of every cluster current: compiles when everything it depends on is known, and again, for many changes at once,
/// whenever something changes. An informer that fails keeps what it knew, so that a failure never shrinks a set.
/// </summary>
internal sealed class DesiredSets(
    DistributionCompiler compiler,
    IResourceInformer<DistributionObject> distributions,
    SourceInformers sources,
    IResourceInformer<Cluster> clusters,
    IMemberDirectory members,
    FleetNamespace fleetNamespace,
    AccessSets access,
    TimeProvider time,
    ILogger<DesiredSets> logger) : IDesiredSets, ICompilations
{
    /// <summary>How long changes are gathered: a file of many objects is one revision.</summary>
    public static readonly TimeSpan Coalescing = TimeSpan.FromMilliseconds(20);

    /// <summary>When a compilation that failed is tried again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly DistributionCatalog _distributions = new();
    private readonly TargetCatalog _targets = new();
    private readonly Subscribers<IReadOnlyCollection<string>> _changedClusters = new();
    private readonly Subscribers<FleetCompilation> _compiled = new();
    private readonly AsyncSignal _changed = new(time);
    private readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RemovalBrake _brake = new(time);
    private readonly ClusterHolds _holds = new(clusters);
    private FleetCompilation _wanted = FleetCompilation.None;
    private bool _isFrozen;
    private FleetCompilation _current = FleetCompilation.None;

    /// <inheritdoc/>
    public Task Known => _known.Task;

    /// <inheritdoc/>
    public FleetCompilation Current => Volatile.Read(ref _current);

    /// <inheritdoc/>
    public bool TryGet(string clusterName, [MaybeNullWhen(false)] out DesiredSet set)
    {
        set = Current.Clusters.GetValueOrDefault(clusterName)?.Set;
        return set is not null;
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<IReadOnlyCollection<string>> changed) => _changedClusters.Add(changed);

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<FleetCompilation> compiled) => _compiled.Add(compiled);

    /// <summary>Compiles until it is cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var subscriptions = Subscribe();
        try
        {
            await Task.WhenAll(
                distributions.WaitForSyncAsync(cancellationToken),
                clusters.WaitForSyncAsync(cancellationToken),
                fleetNamespace.WaitForSyncAsync(cancellationToken),
                sources.WaitForSyncAsync(cancellationToken),
                access.WaitForSyncAsync(cancellationToken));
            _changed.Set();
            await Task.WhenAll(sources.AnnounceLateKindsAsync(_changed.Set, cancellationToken), FollowAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way to stop.
        }
        finally
        {
            subscriptions.ForEach(subscription => subscription.Dispose());
        }
    }

    /// <summary>All that sets are computed from, as it is now and read anew, for whoever computes others; null until everything is known.</summary>
    public FleetSnapshot? Snapshot() => Known.IsCompletedSuccessfully
        ? new FleetSnapshot(new DistributionCatalog().Update(distributions.List()), new TargetCatalog().Update(members.List()), sources)
        : null;

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _changed.WaitAsync(UntilNextLook(), cancellationToken);
            await Task.Delay(Coalescing, time, cancellationToken);
            await CompileAsync(cancellationToken);
        }
    }

    private List<IDisposable> Subscribe() =>
    [
        distributions.Subscribe(change => SignalIf(CompilationTriggers.Matters(change))),
        clusters.Subscribe(change => SignalIf(CompilationTriggers.Matters(change) || MattersToBrake(change))),
        fleetNamespace.Subscribe(_changed.Set),
        .. sources.Subscribe(_changed.Set),
        .. access.Subscribe(_changed.Set),
    ];

    private void SignalIf(bool matters)
    {
        if (matters)
        {
            _changed.Set();
        }
    }

    private async Task CompileAsync(CancellationToken cancellationToken)
    {
        try
        {
            var definitions = _distributions.Update(distributions.List());
            if (!definitions.Any(definition => definition.IsDeleting))
            {
                fleetNamespace.NothingIsDeleted();
            }

            if (!fleetNamespace.IsLiving || ((HasNewDeletion(definitions) || access.HasNewRemoval) && !await fleetNamespace.IsLivingNowAsync(cancellationToken)))
            {
                Freeze();
                return;
            }

            _isFrozen = false;

            var targets = _targets.Update(members.List());
            var snapshot = new FleetSnapshot(definitions, targets, sources);
            Publish(access.Compose(previous => Distribute(snapshot, previous), targets, Current));
            access.Announce();
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever it is, what the clusters hold stays, and it must not end the distribution for ever.
            DesiredSetsLog.Failed(logger, failure, RetryAfter);
            await Task.Delay(RetryAfter, time, cancellationToken);
            _changed.Set();
        }
    }

    /// <summary>What is wanted, with the brake before it.</summary>
    private FleetCompilation Distribute(FleetSnapshot snapshot, FleetCompilation previous)
    {
        _wanted = compiler.Compile(snapshot, _wanted with { Sequence = previous.Sequence });
        return _brake.Apply(_wanted, previous, _holds.Of, IsLeaving);
    }

    private TimeSpan UntilNextLook()
    {
        if (_brake.LookAgainAt is not { } at)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var wait = at - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private bool IsLeaving(string cluster) => _holds.Find(cluster) is { } found && found.IsDeleting();

    private bool MattersToBrake(ResourceChange<Cluster> change) =>
        _brake.IsOpen(change.Key.Name) && !ReferenceEquals(change.Current?.Status?.Holds, change.Previous?.Status?.Holds);

    private void Freeze()
    {
        _known.TrySetResult();
        if (!_isFrozen)
        {
            _isFrozen = true;
            DesiredSetsLog.Frozen(logger);
        }
    }

    private bool HasNewDeletion(IReadOnlyList<DistributionDefinition> definitions) => definitions.Any(definition =>
        definition.Mode == DistributionMode.Deleted
        && !(Current.Distributions.TryGetValue(definition.Name, out var known) && known.Mode == DistributionMode.Deleted));

    private void Publish(FleetCompilation compilation)
    {
        if (!compilation.ChangedAnything && Current.Sequence > 0)
        {
            return;
        }

        Volatile.Write(ref _current, compilation);
        _known.TrySetResult();
        DesiredSetsLog.Compiled(logger, compilation.Sequence, compilation.ChangedDistributions.Count, compilation.ChangedClusters.Count);
        if (compilation.ChangedClusters.Count > 0)
        {
            _changedClusters.Notify(compilation.ChangedClusters);
        }

        _compiled.Notify(compilation);
    }
}
