using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Primary.Membership;
using Tombolo.Runtime.Hosting;

namespace Tombolo.Primary.Bootstraps;

/// <summary>Decides what a Bootstrap asks for, on a picture of the Clusters there are (contract sections 1.1 and 2.1).</summary>
internal static class BootstrapPlanner
{
    public static BootstrapDecision Decide(Bootstrap bootstrap, IReadOnlyCollection<Cluster> clusters, ClusterContext context)
    {
        var faults = BootstrapValidator.Validate(bootstrap);
        if (faults.Count > 0)
        {
            return Fail(BootstrapReasons.Invalid, StatusLimits.Cut($"{FieldError.Join(faults)}.", StatusLimits.ConditionMessage));
        }

        var (key, entry) = bootstrap.Spec!.Clusters!.First(cluster => cluster.Value!.Primary);
        var location = entry!.Location;
        if (location.Namespace is { } wanted && wanted != context.K10Namespace)
        {
            return Fail(
                BootstrapReasons.Invalid,
                $"spec.clusters.{key}.k10.namespace: '{wanted}' is not the namespace of this server, which is '{context.K10Namespace}'; write that one, or start the server with --namespace {wanted}.");
        }

        return IngressUrl.TryParse(location.Ingress?.Url, out var url, out var fault)
            ? DecideByClusters(entry.Name!, new BootstrapPlan(entry.Name!, url.Value, context.K10Namespace, location.ReleaseName ?? context.ReleaseName, null), clusters, context)
            : Fail(BootstrapReasons.Invalid, $"spec.clusters.{key}.k10.ingress.url: {fault}.");
    }

    private static BootstrapDecision DecideByClusters(string name, BootstrapPlan plan, IReadOnlyCollection<Cluster> clusters, ClusterContext context)
    {
        if (clusters.FirstOrDefault(cluster => cluster.IsPrimary() && cluster.Name() != name) is { } primary)
        {
            return primary.IsDeleting()
                ? BootstrapDecision.Stop(WaitFor(primary))
                : Fail(
                    BootstrapReasons.PrimaryExists,
                    $"Cluster '{primary.Name()}' is the primary of this system already, and there is one; delete this Bootstrap, or delete Cluster '{primary.Name()}' first.");
        }

        if (clusters.FirstOrDefault(cluster => cluster.Name() == name) is not { } existing)
        {
            return BootstrapDecision.CarryOut(plan);
        }

        if (existing.IsDeleting())
        {
            return BootstrapDecision.Stop(WaitFor(existing));
        }

        if (!existing.IsPrimary())
        {
            return Fail(BootstrapReasons.NameTaken, $"Cluster '{name}' is a secondary; give the primary another name.");
        }

        return existing.MemberId() is { } id && id != context.ClusterUid
            ? Fail(
                BootstrapReasons.NameTaken,
                $"Cluster '{name}' is the primary of another cluster (id {id}, this one is {context.ClusterUid}): {WellKnownNamespaces.MultiCluster} was restored from its backup. Delete Cluster '{name}', then change this Bootstrap.")
            : BootstrapDecision.CarryOut(plan with { Existing = existing });
    }

    private static BootstrapOutcome WaitFor(Cluster cluster) => BootstrapOutcome.Pending(
        BootstrapReasons.ClusterLeaving, $"Cluster '{cluster.Name()}' is being deleted; its status says what that waits for. Once it is gone this Bootstrap goes on.");

    private static BootstrapDecision Fail(string reason, string message) => BootstrapDecision.Stop(BootstrapOutcome.Failed(reason, message));
}
