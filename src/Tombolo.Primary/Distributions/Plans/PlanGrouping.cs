using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Protocol.Plans;

namespace Tombolo.Primary.Distributions.Plans;

/// <summary>Puts clusters together on which exactly the same would happen.</summary>
internal static class PlanGrouping
{
    /// <summary>Those with differences first, then those of the most clusters.</summary>
    public static IReadOnlyList<PlanGroup> Group(IEnumerable<(string Cluster, PlanAnswer Answer)> answers) =>
    [
        .. answers
            .Select(one => (one.Cluster, one.Answer.More, Objects: Sort(one.Answer.Objects)))
            .GroupBy(one => $"{one.More}\n{string.Join('\n', one.Objects.Select(planned => JsonSerializer.Serialize(planned, DetailJsonContext.Default.PlannedObject)))}", StringComparer.Ordinal)
            .Select(group => new PlanGroup([.. group.Select(one => one.Cluster).Order(StringComparer.Ordinal)], group.First().Objects, group.First().More))
            .OrderByDescending(group => group.IsDifferent)
            .ThenByDescending(group => group.Clusters.Count)
            .ThenBy(group => group.Clusters[0], StringComparer.Ordinal),
    ];

    private static IReadOnlyList<PlannedObject> Sort(IEnumerable<PlannedObject> objects) =>
        [.. objects.OrderBy(planned => planned.Kind, StringComparer.Ordinal).ThenBy(planned => planned.Name, StringComparer.Ordinal).ThenBy(planned => planned.Action, StringComparer.Ordinal)];
}
