using System.Text.Json;
using Tombolo.Protocol.Grants;
using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Access.WhoCan;

/// <summary>Whether the rules of a role allow a request, as the RBAC authorizer of Kubernetes decides it.</summary>
/// <param name="Allows">For all objects, or for <paramref name="OnlyNames"/>.</param>
/// <param name="OnlyNames">Empty when the right is not limited.</param>
internal sealed record RuleMatch(bool Allows, IReadOnlyList<string> OnlyNames)
{
    private const string All = "*";

    public static RuleMatch None { get; } = new(false, []);

    /// <param name="rules">The <c>rules</c> of a Role or ClusterRole; those of aggregated roles are filled in by the API server.</param>
    public static RuleMatch Of(JsonElement rules, WhoCanQuestion question)
    {
        if (rules.ValueKind != JsonValueKind.Array)
        {
            return None;
        }

        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules.EnumerateArray().Where(rule => Covers(rule, question)))
        {
            var limited = Texts(rule, "resourceNames").ToList();
            if (limited.Count == 0)
            {
                return new RuleMatch(true, []);
            }

            names.UnionWith(limited);
        }

        return names.Count == 0 ? None : new RuleMatch(true, [.. names]);
    }

    private static bool Covers(JsonElement rule, WhoCanQuestion question) =>
        Texts(rule, "verbs").Any(verb => verb == All || verb == question.Verb)
        && Texts(rule, "apiGroups").Any(group => group == All || group == question.Group)
        && Texts(rule, "resources").Any(resource => IsMeant(resource, question));

    private static bool IsMeant(string resource, WhoCanQuestion question) =>
        resource == All
        || (question.Subresource.Length == 0
            ? resource == question.Resource
            : resource == $"{question.Resource}/{question.Subresource}" || resource == $"{All}/{question.Subresource}");

    private static IEnumerable<string> Texts(JsonElement rule, string field) =>
        rule.Field(field) is { ValueKind: JsonValueKind.Array } values ? values.EnumerateArray().Select(value => value.GetString() ?? "") : [];
}
