using Tombolo.Api.Kasten;
using Tombolo.Api.Names;

namespace Tombolo.Cli.Commands.Status;

/// <summary>What is wrong with the installation itself.</summary>
internal static class InstallationProblems
{
    public static IEnumerable<StatusProblem> Find(StatusFacts facts, bool isServed, DateTimeOffset now)
    {
        if (!facts.HasK10Namespace)
        {
            yield return new StatusProblem($"Namespace/{facts.K10Namespace}", "does not exist; name the one in which Kasten and the server run with --namespace");
        }

        if (!facts.HasKinds)
        {
            yield return new StatusProblem("CustomResourceDefinition/clusters.dist.kio.kasten.io", "is not installed; install it with: tombolo manifests crds | kubectl apply -f -");
        }

        if (facts.IsKastenMultiClusterOn)
        {
            yield return new StatusProblem($"Deployment/{WellKnownNames.KastenControllerManager}", KastenMultiCluster.EnabledMessage);
        }

        if (facts.HasK10Namespace && !isServed)
        {
            yield return new StatusProblem(
                $"Lease/{WellKnownNames.ServerLease}",
                $"{ServerLeaseProblem.Describe(facts.Lease, facts.K10Namespace, now)}; {ServerLeaseProblem.Repair(facts.Lease)}");
        }
    }
}
