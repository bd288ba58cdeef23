using Microsoft.Extensions.Logging;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Discovery;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Metrics;
using Tombolo.Runtime.Queues;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Deciding;
using Tombolo.Secondary.Apply.Drift;
using Tombolo.Secondary.Apply.Leaving;
using Tombolo.Secondary.Apply.Live;
using Tombolo.Secondary.Apply.Reconciling;
using Tombolo.Secondary.Apply.Removing;
using Tombolo.Secondary.Apply.Results;
using Tombolo.Secondary.Apply.Writing;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Apply;

/// <summary>
/// Makes this cluster hold what the primary wants (design section 6): one comparison of wanted and live objects decides what is applied, repaired and
/// removed. Until it is told what is wanted it touches nothing, and it forgets that only when the membership ends. One engine serves one membership.
/// </summary>
public sealed class ApplyEngine : IApplyResults, IDisposable
{
    private const int Workers = 8;

    private static readonly ExponentialBackOff Retries = new() { Base = TimeSpan.FromSeconds(1), Cap = TimeSpan.FromMinutes(5) };

    private readonly IKubernetesClient _client;
    private readonly string _k10Namespace;
    private readonly string _release;
    private readonly PayloadPolicy _payloads;
    private readonly RuntimeMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private readonly WorkQueue<CopyKey> _queue;
    private readonly ApplyResults _results = new();
    private readonly ApplyState _state;
    private readonly CopyWriter _writer;
    private readonly LocalUse _use;
    private volatile CopyKinds? _kinds;

    /// <param name="random">Source of the jitter of retries; null for the shared one.</param>
    public ApplyEngine(IKubernetesClient client, ClusterContext context, RuntimeMetrics metrics, TimeProvider time, ILoggerFactory loggers, Random? random = null)
    {
        (_client, _k10Namespace, _release, _payloads, _metrics, _time, _loggers) = (client, context.K10Namespace, context.ReleaseName, context.Payloads, metrics, time, loggers);
        _queue = new WorkQueue<CopyKey>(time, Retries, random);
        _state = new ApplyState(_queue, _results, loggers.CreateLogger<ApplyState>());
        _writer = new CopyWriter(client);
        _use = new LocalUse(client, _k10Namespace, time);
    }

    /// <summary>This cluster is the primary that it is a member of: people are granted access under their own names (docs/access.md).</summary>
    public bool IsPrimaryItself { get; init; }

    /// <inheritdoc/>
    public DesiredRevision? Acknowledged => _results.Acknowledged;

    /// <inheritdoc/>
    public ApplyResultBatch Since(long after) => _results.Since(after);

    /// <inheritdoc/>
    public IDisposable Subscribe(Action changed) => _results.Subscribe(changed);

    /// <summary>Nothing is queued or under way; what waits for a time or a change does not count.</summary>
    internal bool IsIdle => _queue.Count == 0 && _state.Activity.IsIdle;

    /// <summary>Works towards this revision from now on. One that is being worked on is left where it is; what was tried of it is not tried again.</summary>
    /// <exception cref="ArgumentException">The revision does not name its primary, or names an item by something that is no key.</exception>
    public void SetDesired(DesiredState desired)
    {
        var view = DesiredView.Of(desired);
        _state.SetDesired(view, RemovalPlanner.AccessAtOnce(view, _kinds));
        WatchAll();
    }

    /// <summary>Works until <paramref name="cancellationToken"/> is cancelled, which is no error. May be run again, with the next lease.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var kinds = new CopyKinds(Watch, kind => _state.Synced(kind.Type.Group, kind.Type.Kind));
        await using var roles = new TargetRoles(_client, _release, _time, _loggers.CreateLogger<ResourceInformer<string>>(), _state.RolesChanged);
        var controller = new Controller<CopyKey>(
            new ControllerOptions { Name = "apply", Workers = Workers }, _queue, Reconciler(kinds, roles), [], _metrics, _time, _loggers.CreateLogger<Controller<CopyKey>>());
        _kinds = kinds;
        WatchAll();
        try
        {
            await controller.RunAsync(cancellationToken);
        }
        finally
        {
            _kinds = null;
        }
    }

    /// <summary>
    /// Ends a membership: what is wanted is forgotten and not heard any more, so that nothing comes back while the connection still lives; then every copy of
    /// that primary is removed or released. Needs no run, and may be repeated until it is complete. Another membership needs another engine.
    /// </summary>
    public async Task<LeaveOutcome> RemoveAllAsync(string primaryId, CopyDisposition disposition, CancellationToken cancellationToken)
    {
        _state.End();
        await _state.Activity.WaitAsync(cancellationToken);
        var leaver = new CopyLeaver(_client, _writer, _use, _k10Namespace, _loggers.CreateLogger<CopyLeaver>());
        var types = CopyTypes.Known(_payloads).Concat(_kinds?.All.Select(kind => kind.Type) ?? []).DistinctBy(type => (type.Group, type.Kind));
        return await leaver.LeaveAsync(primaryId, disposition, [.. types], cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queue.Dispose();
        _use.Dispose();
    }

    private CopyReconciler Reconciler(CopyKinds kinds, TargetRoles roles)
    {
        var maker = new ResultMaker(new DriftDescriber(new ValuePresenter(), _time));
        var actions = new CopyActions(_writer, maker, _time, _loggers.CreateLogger<CopyActions>());
        var applier = new CopyApplier(_client, new CopyComparer(FieldComparer.Default), actions);
        var types = new CopyTypes(new ResourceMapper(_client, new ResourceMapperOptions(), _time), _payloads);
        return new CopyReconciler(
            _state,
            kinds,
            new WantedReconciler(
                _state, _results, kinds, types, applier, new GrantApplier(roles, applier, _writer), new GrantCheck(IsPrimaryItself), _k10Namespace),
            new UnwantedReconciler(_state, kinds, new CopyRemover(_writer, _use, _loggers.CreateLogger<CopyRemover>())),
            new RemovalPlanner(_state, _results, _loggers.CreateLogger<RemovalPlanner>()));
    }

    private CopyKind Watch(ResourceType type) =>
        new(_client, type, _k10Namespace, _time, _loggers.CreateLogger<ResourceInformer<KubernetesObject>>(), _state.Changed);

    // A cluster that is no member watches nothing. A member watches every kind that may hold copies: also what it no longer wants is to be found.
    private void WatchAll()
    {
        if (_state.Goal is null || _kinds is not { } kinds)
        {
            return;
        }

        foreach (var type in CopyTypes.Known(_payloads))
        {
            kinds.Ensure(type);
        }
    }
}
