using Tombolo.Api.Clusters;
using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;
using Tombolo.Api.States;
using Tombolo.Api.Validation;

namespace Tombolo.Cli.Commands.Status;

/// <summary>What is wrong with the fleet of a primary.</summary>
internal static class FleetProblems
{
    public static IEnumerable<StatusProblem> Find(StatusFacts facts) =>
    [
        .. facts.Bootstraps.Where(bootstrap => bootstrap.Status?.Phase == BootstrapStates.Failed)
            .Select(bootstrap => new StatusProblem($"Bootstrap/{bootstrap.Metadata.Name}", Say(bootstrap.Status!.Conditions.Find(ConditionTypes.Ready), "cannot be carried out"))),
        .. facts.Clusters.SelectMany(OfCluster),
        .. facts.Distributions.SelectMany(OfDistribution),
    ];

    private static IEnumerable<StatusProblem> OfCluster(Cluster cluster)
    {
        var name = $"Cluster/{cluster.Metadata.Name}";
        var state = StatusAssessment.StateOf(cluster);
        if (StatusAssessment.IsPrimary(cluster) && !IngressUrl.TryParse(cluster.Spec?.Location.Ingress?.Url, out _, out var fault))
        {
            yield return new StatusProblem(name, $"spec.k10.ingress.url: {fault}");
        }

        if (state == ClusterStates.Leaving)
        {
            yield return new StatusProblem(name, $"is being deleted: {Say(cluster.Status?.Conditions.Find(ConditionTypes.Deleting), "the server has said nothing about it yet")}");
        }
        else if (ClusterStates.Table.TryGet(state, out var info) && info.Severity is StateSeverity.Warning or StateSeverity.Danger)
        {
            yield return new StatusProblem(name, $"{state}: {Say(cluster.Status?.Conditions.Find(ConditionTypes.Connected), info.Meaning)}");
        }

        foreach (var exception in cluster.Status?.Exceptions ?? [])
        {
            yield return new StatusProblem(name, $"{exception.Kind}/{exception.Name} {exception.State}: {exception.Message}");
        }

        if (cluster.Status?.Conditions.Find(ConditionTypes.ClockSkew) is { Status: ConditionStatus.True } skew)
        {
            yield return new StatusProblem(name, skew.Message);
        }
    }

    private static IEnumerable<StatusProblem> OfDistribution(Distribution distribution)
    {
        var name = $"Distribution/{distribution.Metadata.Name}";
        var status = distribution.Status;
        if (status?.Conditions.Find(ConditionTypes.RemovalParked) is { Status: ConditionStatus.True } parked)
        {
            yield return new StatusProblem(name, parked.Message);
        }

        if (!DistributionStates.Table.TryGet(status?.State, out var info) || info.Severity is not (StateSeverity.Warning or StateSeverity.Danger))
        {
            yield break;
        }

        var worst = status!.WorstTargets is [var first, ..] ? $"{first.Cluster} {first.State}: {first.Message}" : info.Meaning;
        var refused = status.Conditions.Find(ConditionTypes.Accepted) is { Status: ConditionStatus.False } condition ? condition.Message : worst;
        yield return new StatusProblem(name, $"{info.Name} ({status.Summary?.Text ?? "no targets"}): {refused}");
    }

    private static string Say(Condition? condition, string otherwise) => condition is { Message.Length: > 0 } ? condition.Message : otherwise;
}
