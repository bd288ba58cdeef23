using Microsoft.Extensions.Logging;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.Access.Compilation;
using Tombolo.Primary.Access.Definitions;
using Tombolo.Primary.Access.Status;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Reports;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Membership;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Queues;

namespace Tombolo.Primary.Access.Control;

/// <summary>
/// Says in the status of K10ClusterRoleBindings how they stand (contract section 1.10). Who gets what is decided by the compilation; here is only what is
/// told about it. Nothing holds up a deletion: whoever takes access away never waits for a cluster.
/// </summary>
internal sealed class BindingController(
    RoleServices services, AccessSets access, ICompilations compilations, TargetReports reports, IMemberDirectory members, IMemberConnections connections, HubTerm term)
    : IReconciler<string>
{
    /// <summary>How long news about clusters are gathered before a status is written: a wave through the fleet is few writes.</summary>
    public static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(250);

    // One worker: the memory of what was written and of former targets belongs to one thread.
    private static readonly ControllerOptions Options = new() { Name = "access", Workers = 1 };

    private readonly BindingStatusWriter _statuses = new(services.Client);
    private readonly BindingEvents _events = new(services.Events);
    private readonly Dictionary<string, BindingTargets> _targets = new(StringComparer.Ordinal);
    private readonly ILogger<BindingController> _logger = services.Loggers.CreateLogger<BindingController>();

    /// <summary>Runs until it is cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var queue = new WorkQueue<string>(services.Time);
        using var changes = access.Bindings.Subscribe(change => queue.Add(change.Key.Name));
        using var compiled = access.Subscribe(compilation => AddAll(queue, compilation.Changed));
        using var reported = reports.Subscribe(_ => AddAll(queue, Granting()));
        using var contacts = connections.Subscribe(_ => AddAll(queue, Granting()));
        var controller = new Controller<string>(
            Options, queue, this, [access.Bindings.WaitForSyncAsync], services.Metrics, services.Time, services.Loggers.CreateLogger<Controller<string>>());
        await controller.RunAsync(cancellationToken);
    }

    public async ValueTask<ReconcileResult> ReconcileAsync(string name, CancellationToken cancellationToken)
    {
        if (!access.Bindings.TryGet(new ResourceKey(WellKnownNamespaces.MultiCluster, name), out var stored))
        {
            Forget(name);
            return ReconcileResult.Done;
        }

        if (stored.Definition.IsDeleting || access.Current.Find(name) is not { } outcome || !outcome.Definition.HasSameContent(stored.Definition))
        {
            // Nothing is said of what is going, nor a mixture of two specifications: the compilation brings the key back.
            return ReconcileResult.Done;
        }

        return await EnsureStatusAsync(_statuses.Latest(stored), outcome, cancellationToken);
    }

    private async ValueTask<ReconcileResult> EnsureStatusAsync(BindingObject latest, BindingOutcome outcome, CancellationToken cancellationToken)
    {
        var name = latest.Definition.Name;
        if (!_targets.TryGetValue(name, out var targets))
        {
            _targets.Add(name, targets = new BindingTargets());
        }

        var view = targets.Refresh(outcome, cluster => Decide(outcome, cluster));
        var status = BindingStatusCalculator.Compute(latest, outcome, view, services.Time.GetUtcNow());
        if (await _statuses.EnsureAsync(latest, status, cancellationToken))
        {
            BindingControllerLog.StatusWritten(_logger, name, status.State!, view.Summary.Text!);
            _events.Tell(latest, status);
        }

        return view.LookAgainAfter is { } wait ? ReconcileResult.RequeueAfter(wait) : ReconcileResult.Done;
    }

    private (TargetState State, TimeSpan? LookAgainAfter) Decide(BindingOutcome outcome, string cluster)
    {
        var isKnown = members.TryGetByName(cluster, out var member);
        var reach = isKnown
            ? MemberReach.Decide(connections.IsConnected(member!.Id), connections.LastContact(member.Id), term.Started, services.Time.GetUtcNow())
            : default;
        var state = BindingTargetCalculator.Decide(new BindingTargetInput
        {
            Outcome = outcome,
            Set = compilations.Current.Clusters.GetValueOrDefault(cluster)?.Set,
            Report = reports.Of(cluster),
            IsUnknown = !isKnown,
            Unreachable = reach.Unreachable,
            Epoch = term.Epoch,
        });
        return (state, reach.LookAgainAfter);
    }

    private IEnumerable<string> Granting() => access.Current.Bindings.Where(outcome => outcome.Mode == BindingMode.Granting).Select(outcome => outcome.Definition.Name);

    private void Forget(string name)
    {
        _statuses.Forget(name);
        if (_targets.Remove(name))
        {
            BindingControllerLog.Gone(_logger, name);
        }
    }

    private static void AddAll(WorkQueue<string> queue, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            queue.AddAfter(name, Debounce);
        }
    }
}
