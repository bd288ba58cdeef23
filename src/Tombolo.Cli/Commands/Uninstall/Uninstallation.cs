using Tombolo.Api.Names;
using Tombolo.Cli.Asking;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Uninstall;

/// <summary>Says what goes, asks, and removes it (design section 7). It can be repeated.</summary>
internal sealed class Uninstallation(CommandContext context, ClusterConnection connection, UninstallOptions options)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var plan = await new UninstallPlanner(connection, context.Time).PlanAsync(options.RemovesCopies, cancellationToken);
        if (plan.Removals.Count == 0)
        {
            context.Printer.Note($"Nothing of Tombolo is in this cluster, as far as namespaces {connection.K10Namespace} and {WellKnownNamespaces.MultiCluster} go.");
            return ExitCodes.Success;
        }

        Explain(plan);
        if (options.IsDryRun)
        {
            return ExitCodes.Success;
        }

        Refuse(plan);
        await Confirmation.RequireAsync(context, "uninstall", options.IsConfirmed, cancellationToken);
        return await RemoveAsync(plan, cancellationToken);
    }

    private void Explain(UninstallPlan plan)
    {
        // With --dry-run the list is the result.
        Action<string> say = options.IsDryRun ? context.Printer.Line : context.Printer.Note;
        foreach (var removal in plan.Removals)
        {
            say(removal.Action == RemovalAction.Release ? $"stays, without our marks: {removal}" : $"is deleted: {removal}");
        }

        if (plan.IsKastenMultiClusterOn)
        {
            context.Printer.Note("Kasten's own multi-cluster manager is on: the shared kinds and the mc-* objects are its own and stay.");
        }
    }

    private void Refuse(UninstallPlan plan)
    {
        if (options.IsForced)
        {
            return;
        }

        if (plan.Members.Count > 0)
        {
            throw new CommandFailedException(
                $"this primary has members ({string.Join(", ", plan.Members)}), which would not be told; let them go first (tombolo disconnect NAME), or leave them behind with --force: they keep what they got and go on trying to reach this primary");
        }

        if (plan.Server is { } server)
        {
            throw new CommandFailedException(
                $"server {server} runs in {connection.K10Namespace} and would make anew what goes; let a secondary leave first (tombolo disconnect), then stop the server, or go on with --force");
        }
    }

    private async Task<int> RemoveAsync(UninstallPlan plan, CancellationToken cancellationToken)
    {
        var remover = new ObjectRemover(connection.Client);
        var leftovers = new List<string>();
        foreach (var removal in plan.Removals)
        {
            if (await remover.RemoveAsync(removal, cancellationToken) is { } problem)
            {
                leftovers.Add($"{removal}: {problem}");
            }
            else
            {
                context.Printer.Line($"{removal} {(removal.Action == RemovalAction.Release ? "released" : "deleted")}");
            }
        }

        if (leftovers.Count > 0)
        {
            throw new CommandFailedException($"{leftovers.Count} of {plan.Removals.Count} objects are left; run the command again when their cause is repaired:\n{string.Join('\n', leftovers)}");
        }

        SayWhatStays(plan, context.Printer);
        return ExitCodes.Success;
    }

    private static void SayWhatStays(UninstallPlan plan, Printer printer)
    {
        printer.Note($"Namespace {WellKnownNamespaces.MultiCluster} stays with the resources that you made in it, if it exists; delete it when you need none: kubectl delete namespace {WellKnownNamespaces.MultiCluster}");
        if (!plan.IsKastenMultiClusterOn)
        {
            printer.Note("The CustomResourceDefinitions stay; where Kasten does not need them: kubectl delete crd bootstraps.dist.kio.kasten.io clusters.dist.kio.kasten.io distributions.dist.kio.kasten.io k10clusterroles.auth.kio.kasten.io k10clusterrolebindings.auth.kio.kasten.io");
        }
    }
}
