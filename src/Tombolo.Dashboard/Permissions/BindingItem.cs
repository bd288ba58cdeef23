using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Permissions;

/// <summary>Who may do what on which clusters: a K10ClusterRoleBinding.</summary>
/// <param name="Role">Name of the K10ClusterRole.</param>
/// <param name="AllClusters">It is for every cluster, now and later.</param>
/// <param name="State">One of the states of a Distribution; null until the server has looked at it.</param>
/// <param name="Message">Why it is not in sync, with the repair; empty when it is.</param>
/// <param name="WorstTargets">At most ten clusters that are not in sync.</param>
internal sealed record BindingItem(
    string Name,
    string ResourceVersion,
    string Role,
    IReadOnlyList<SelectionEntry> Clusters,
    bool AllClusters,
    IReadOnlyList<SubjectEntry> Subjects,
    bool IsDeleting,
    DateTimeOffset? CreatedAt,
    string? State,
    string Message,
    TargetSummary? Summary,
    IReadOnlyList<TargetStatus> WorstTargets,
    IReadOnlyList<Condition> Conditions);
