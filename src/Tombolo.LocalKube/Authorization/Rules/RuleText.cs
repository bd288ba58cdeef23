namespace Tombolo.LocalKube.Authorization.Rules;

/// <summary>Rules as the API server's messages show them.</summary>
internal static class RuleText
{
    /// <summary>One line a rule, sorted, with the verbs for one resource put together.</summary>
    public static string Describe(IReadOnlyList<PolicyRule> parts) =>
        string.Join('\n', Compact(parts).Select(Describe).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Texts as Go prints a list of them, such as <c>["a" "b"]</c>.</summary>
    public static string Quote(IReadOnlyList<string> texts) => $"[{string.Join(' ', texts.Select(text => $"\"{text}\""))}]";

    private static string Describe(PolicyRule rule)
    {
        (string Name, IReadOnlyList<string> Values)[] fields =
        [
            ("APIGroups", rule.ApiGroups),
            ("Resources", rule.Resources),
            ("NonResourceURLs", rule.NonResourceUrls),
            ("ResourceNames", rule.ResourceNames),
            ("Verbs", rule.Verbs),
        ];
        return $"{{{string.Join(", ", fields.Where(field => field.Values.Count > 0).Select(field => $"{field.Name}:{Quote(field.Values)}"))}}}";
    }

    private static IEnumerable<PolicyRule> Compact(IReadOnlyList<PolicyRule> parts) => parts
        .GroupBy(part => part.Resources.Count == 0
            ? new PolicyRuleKey("", "", "", part.NonResourceUrls.Count > 0 ? $"{part.NonResourceUrls[0]} {part.Verbs[0]}" : "")
            : new PolicyRuleKey(part.ApiGroups[0], part.Resources[0], part.ResourceNames.Count > 0 ? part.ResourceNames[0] : "", ""))
        .Select(same => same.First() with { Verbs = [.. same.SelectMany(part => part.Verbs)] });
}
