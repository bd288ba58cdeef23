namespace Tombolo.LocalKube.Authorization.Rules;

/// <summary>Whether a rule allows a request (https://kubernetes.io/docs/reference/access-authn-authz/rbac/).</summary>
internal static class RuleMatching
{
    private const string All = "*";

    public static bool Allows(this PolicyRule rule, RequestAttributes attributes) => attributes.IsResourceRequest
        ? Has(rule.Verbs, attributes.Verb)
            && Has(rule.ApiGroups, attributes.Group)
            && AllowsResource(rule.Resources, attributes.Resource, attributes.Subresource)
            && (rule.ResourceNames.Count == 0 || rule.ResourceNames.Contains(attributes.Name))
        : Has(rule.Verbs, attributes.Verb) && AllowsPath(rule.NonResourceUrls, attributes.Path);

    /// <summary>Whether one path of a rule stands for <paramref name="path"/>; a star may end it.</summary>
    public static bool Covers(string rulePath, string path) =>
        rulePath == path || (rulePath.EndsWith('*') && path.StartsWith(rulePath.TrimEnd('*'), StringComparison.Ordinal));

    private static bool Has(IReadOnlyList<string> values, string value) => values.Contains(All) || values.Contains(value);

    private static bool AllowsResource(IReadOnlyList<string> resources, string resource, string subresource)
    {
        var combined = subresource.Length == 0 ? resource : $"{resource}/{subresource}";
        foreach (var each in resources)
        {
            if (each == All || each == combined)
            {
                return true;
            }

            // */status stands for the status of everything.
            if (subresource.Length > 0 && each.Length == subresource.Length + 2 && each.StartsWith("*/", StringComparison.Ordinal)
                && each.EndsWith(subresource, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllowsPath(IReadOnlyList<string> rulePaths, string path)
    {
        foreach (var each in rulePaths)
        {
            if (Covers(each, path))
            {
                return true;
            }
        }

        return false;
    }
}
