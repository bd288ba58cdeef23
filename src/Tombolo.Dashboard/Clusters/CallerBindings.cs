using Tombolo.Api.Access;
using Tombolo.Api.Selectors;
using Tombolo.Api.Validation;

namespace Tombolo.Dashboard.Clusters;

/// <summary>The K10ClusterRoleBindings that name one caller, read once for a whole list of clusters.</summary>
internal sealed class CallerBindings
{
    private static readonly Dictionary<string, string> NoLabels = [];

    private readonly IReadOnlyList<(K10ClusterRoleBinding Binding, ClusterSelection Clusters)> _bindings;

    private CallerBindings(IReadOnlyList<(K10ClusterRoleBinding, ClusterSelection)> bindings) => _bindings = bindings;

    public static CallerBindings Of(string user, IReadOnlyList<string> groups, IEnumerable<K10ClusterRoleBinding> bindings) => new(
    [
        .. bindings
            .Where(binding => binding.Metadata.DeletionTimestamp is null && binding.Spec?.Subjects?.Any(subject => Names(subject, user, groups)) is true)
            .OrderBy(binding => binding.Metadata.Name, StringComparer.Ordinal)
            .Select(binding => (binding, ClusterSelection.Parse(binding.Spec!.Clusters, new List<FieldError>()))),
    ]);

    public ClusterAccess On(string cluster, IReadOnlyDictionary<string, string>? labels)
    {
        var found = _bindings.Where(each => each.Clusters.Selects(cluster, labels ?? NoLabels)).Select(each => each.Binding).ToList();
        return new ClusterAccess(
            found.Count > 0,
            [.. found.Select(binding => binding.Spec!.Role ?? "").Distinct(StringComparer.Ordinal)],
            [.. found.Select(binding => binding.Metadata.Name!)]);
    }

    private static bool Names(Subject? subject, string user, IReadOnlyList<string> groups) => subject?.Kind switch
    {
        "User" => subject.Name == user,
        "Group" => subject.Name is { } group && groups.Contains(group, StringComparer.Ordinal),
        _ => false,
    };
}
