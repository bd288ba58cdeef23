namespace Tombolo.Dashboard.Users.Rights;

/// <summary>One rule of a SelfSubjectRulesReview (https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-rules-review-v1/).</summary>
/// <param name="Names">Empty for objects of every name.</param>
internal sealed record AccessRule(IReadOnlyList<string> Verbs, IReadOnlyList<string> Groups, IReadOnlyList<string> Resources, IReadOnlyList<string> Names)
{
    /// <param name="resource">Plural, of a subresource as <c>plural/subresource</c>.</param>
    /// <param name="name">One object; empty for all of them.</param>
    public bool Allows(string verb, string group, string resource, string name) =>
        Has(Verbs, verb) && Has(Groups, group) && HasResource(resource)
        && (Names.Count == 0 || (name.Length > 0 && Names.Contains(name, StringComparer.Ordinal)));

    // Of a subresource a rule may name all resources that have it, as in "*/scale".
    private bool HasResource(string resource) =>
        Has(Resources, resource) || (resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && Resources.Contains($"*{resource[slash..]}", StringComparer.Ordinal));

    private static bool Has(IReadOnlyList<string> allowed, string wanted) => allowed.Contains("*", StringComparer.Ordinal) || allowed.Contains(wanted, StringComparer.Ordinal);
}
