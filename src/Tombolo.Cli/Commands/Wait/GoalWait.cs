using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;
using Tombolo.Cli.Commands.Join;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Output;
using Tombolo.Cli.Waiting;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Wait;

/// <summary>Waits for what <c>tombolo wait</c> was asked to.</summary>
internal sealed class GoalWait(CommandContext context, ClusterConnection connection, WaitGoal goal, TimeSpan timeout)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (goal.Kind == WaitGoal.Join)
        {
            await new JoinProgress(context, connection).WaitAsync(staleVersion: null, "waiting for the join of this cluster", timeout, cancellationToken);
            context.Printer.Line("join condition met");
            return ExitCodes.Success;
        }

        var type = goal.Kind == WaitGoal.Cluster ? KnownResources.Cluster : KnownResources.Distribution;
        var task = new WaitTask
        {
            Type = type,
            Key = new ResourceKey(WellKnownNamespaces.MultiCluster, goal.Name),
            Title = $"waiting for {goal.Kind} '{goal.Name}' to be {goal.State}",
            Timeout = timeout,
            Repair = $"see: tombolo get {goal.Kind}s {goal.Name} -o yaml",
        };
        await task.RunAsync<string>(context, connection.Client, (found, progress) => ValueTask.FromResult(Look(found, progress)), cancellationToken);
        context.Printer.Line($"{goal.Kind}.{type.Group}/{goal.Name} condition met");
        return ExitCodes.Success;
    }

    private string? Look(KubernetesObject? found, Progress progress)
    {
        if (found is not { } current)
        {
            if (goal.State == WaitGoal.Deleted)
            {
                return goal.State;
            }

            progress.Report($"{goal.Kind} '{goal.Name}' does not exist yet");
            return null;
        }

        return goal.Kind == WaitGoal.Cluster ? LookAtCluster(current, progress) : LookAtDistribution(current, progress);
    }

    private string? LookAtCluster(KubernetesObject current, Progress progress)
    {
        var cluster = current.Deserialize(ApiJsonContext.Default.Cluster);
        var state = cluster.Status?.State ?? "no state yet";
        if (goal.State == WaitGoal.Connected && state == ClusterStates.Connected && !current.Metadata.IsDeleting)
        {
            return state;
        }

        var type = current.Metadata.IsDeleting ? ConditionTypes.Deleting : ConditionTypes.Connected;
        Report(progress, current.Metadata.IsDeleting ? ClusterStates.Leaving : state, cluster.Status?.Conditions.Find(type)?.Message);
        return null;
    }

    private string? LookAtDistribution(KubernetesObject current, Progress progress)
    {
        var distribution = current.Deserialize(ApiJsonContext.Default.Distribution);
        var status = distribution.Status;

        // The state of an older specification says nothing about this one.
        var isCurrent = status?.ObservedGeneration >= current.Metadata.Generation;
        if (goal.State == WaitGoal.Synced && isCurrent && status!.State == DistributionStates.Synced && !current.Metadata.IsDeleting)
        {
            return status.State;
        }

        var worst = status?.WorstTargets is [var first, ..] ? $"{first.Cluster} {first.State}: {first.Message}" : null;
        var why = status?.Conditions.Find(ConditionTypes.Accepted) is { Status: ConditionStatus.False } refused ? refused.Message : worst;
        Report(progress, isCurrent ? $"{status!.State} {status.Summary?.Text}" : "the newest specification was not read yet", why);
        return null;
    }

    private static void Report(Progress progress, string state, string? message) =>
        progress.Report(string.IsNullOrEmpty(message) ? state : $"{state}: {message}");
}
