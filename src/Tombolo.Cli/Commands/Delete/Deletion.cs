using Tombolo.Api.Details;
using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Serialization;
using Tombolo.Cli.Asking;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.FleetApi;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Commands.Delete;

/// <summary>Shows the effect of a deletion, has it confirmed, and deletes exactly the object that was shown.</summary>
internal sealed class Deletion(CommandContext context, ClusterConnection connection, FleetApiClient server, DeletionSubject subject)
{
    public async Task<int> RunAsync(bool isDryRun, bool isConfirmed, CancellationToken cancellationToken)
    {
        var found = (await connection.Client.GetAsync(subject.Type, subject.Key, cancellationToken)).OrFail("get", subject.Type, subject.Key);
        foreach (var line in subject.IsDistribution
            ? OfDistribution(found.Deserialize(ApiJsonContext.Default.Distribution), await server.DescribeAsync(subject.Name, state: null, cancellationToken))
            : OfSource(await server.FindUseAsync(subject.Type.Kind, subject.Name, cancellationToken)))
        {
            context.Printer.Line(line);
        }

        if (isDryRun)
        {
            return ExitCodes.Success;
        }

        await Confirmation.RequireAsync(context, subject.Name, isConfirmed, cancellationToken);
        _ = (await connection.Client.DeleteAsync(subject.Type, subject.Key, new DeleteOptions { Uid = found.Metadata.Uid }, cancellationToken)).OrFail("delete", subject.Type, subject.Key);
        context.Printer.Line($"{subject} is {(subject.IsDistribution ? "being deleted" : "deleted")}");
        return ExitCodes.Success;
    }

    private IEnumerable<string> OfSource(SourceUse use)
    {
        if (use.Distributions.Count == 0)
        {
            yield return $"{subject} is not distributed; deleting it changes no cluster.";
            yield break;
        }

        yield return $"{subject} is distributed by:";
        foreach (var user in use.Distributions)
        {
            yield return $"  Distribution {user.Distribution} to {Clusters(user.Clusters)}{(user.Because is { } because ? $", because {because} refers to it" : "")}";
        }

        var more = use.Clusters > use.FirstClusters.Count ? $" and {use.Clusters - use.FirstClusters.Count} more" : "";
        yield return $"Its copies on {Clusters(use.Clusters)} ({string.Join(", ", use.FirstClusters)}{more}) stay, but are not repaired or updated any more.";
        yield return "The distributions become Failed with reason SourceMissing until the object is created again or no longer wanted. To remove the copies, take it out of the distributions first.";
    }

    private IEnumerable<string> OfDistribution(Distribution distribution, DistributionDetail detail)
    {
        var alone = detail.Targets.Select(target => (target.Cluster, Objects: target.Objects.Where(found => found.Owners.Count == 1 && found.Owners[0] == subject.Name).ToList())).ToList();
        var shared = detail.Targets.Sum(target => target.Objects.Count(found => found.Owners.Count > 1));
        var copies = alone.Sum(target => target.Objects.Count);
        var clusters = alone.Count(target => target.Objects.Count > 0);
        yield return distribution.Spec?.DeletionPolicy == DeletionPolicies.Retain
            ? $"{subject}: {copies} copies on {Clusters(clusters)} stay there as objects of the clusters, because deletionPolicy is {DeletionPolicies.Retain}."
            : $"{subject}: {copies} copies on {Clusters(clusters)} are removed, except what was there before and what a local object uses.";
        foreach (var target in alone.Where(target => target.Objects.Count > 0).Take(10))
        {
            yield return $"  {target.Cluster}: {string.Join(", ", target.Objects.Select(found => $"{found.Kind}/{found.Name}"))}";
        }

        if (clusters > 10)
        {
            yield return $"  and {clusters - 10} more clusters";
        }

        if (shared > 0)
        {
            yield return $"{shared} copies stay, because other distributions want them too.";
        }

        if (distribution.Metadata.Annotations?.GetValueOrDefault(Annotations.Protect) == "true")
        {
            yield return $"The deletion will wait until annotation {Annotations.Protect} is removed.";
        }
    }

    private static string Clusters(int count) => count == 1 ? "1 cluster" : $"{count} clusters";
}
