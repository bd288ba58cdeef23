namespace Tombolo.LocalKube.Authorization.Rules;

/// <summary>Whether what somebody has includes what is to be given, as the API server compares it.</summary>
internal static class RuleCoverage
{
    private const string All = "*";

    /// <summary>The parts of <paramref name="wanted"/>, each with one group, resource, verb and name or one path, that <paramref name="held"/> lacks.</summary>
    public static IReadOnlyList<PolicyRule> Missing(IReadOnlyList<PolicyRule> held, IReadOnlyList<PolicyRule> wanted) =>
        [.. wanted.SelectMany(BreakDown).Where(part => !held.Any(rule => Covers(rule, part)))];

    private static IEnumerable<PolicyRule> BreakDown(PolicyRule rule)
    {
        foreach (var group in rule.ApiGroups)
        {
            foreach (var resource in rule.Resources)
            {
                foreach (var verb in rule.Verbs)
                {
                    var part = new PolicyRule { ApiGroups = [group], Resources = [resource], Verbs = [verb] };
                    if (rule.ResourceNames.Count == 0)
                    {
                        yield return part;
                    }

                    foreach (var name in rule.ResourceNames)
                    {
                        yield return part with { ResourceNames = [name] };
                    }
                }
            }
        }

        foreach (var path in rule.NonResourceUrls)
        {
            foreach (var verb in rule.Verbs)
            {
                yield return new PolicyRule { NonResourceUrls = [path], Verbs = [verb] };
            }
        }
    }

    private static bool Covers(PolicyRule held, PolicyRule part) =>
        HasAll(held.Verbs, part.Verbs)
        && HasAll(held.ApiGroups, part.ApiGroups)
        && part.Resources.All(resource => CoversResource(held.Resources, resource))
        && part.NonResourceUrls.All(path => held.NonResourceUrls.Any(each => RuleMatching.Covers(each, path)))
        && (held.ResourceNames.Count == 0 || (part.ResourceNames.Count > 0 && part.ResourceNames.All(held.ResourceNames.Contains)));

    private static bool HasAll(IReadOnlyList<string> held, IReadOnlyList<string> wanted) => held.Contains(All) || wanted.All(held.Contains);

    private static bool CoversResource(IReadOnlyList<string> held, string resource) =>
        held.Contains(All)
        || held.Contains(resource)
        || (resource.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 && held.Contains("*" + resource[slash..]));
}
