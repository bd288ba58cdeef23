using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Authorization.Rules;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Authorization.Reviews;

/// <summary>What whoever asks may do in a namespace: SelfSubjectRulesReview, by which <c>kubectl auth can-i --list</c> works.</summary>
internal sealed class RulesReview(RuleResolver resolver) : IVirtualResource
{
    public ValueTask<JsonObject> CreateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        var @namespace = request.Object.Object("spec").Text("namespace") ?? "";
        if (@namespace.Length == 0)
        {
            throw new StatusException(Statuses.BadRequest("no namespace on request"));
        }

        var granted = resolver.Resolve(request.User, @namespace).ToList();
        var status = new JsonObject
        {
            ["incomplete"] = false,
            ["nonResourceRules"] = List(granted, rule => rule.NonResourceUrls.Count > 0, rule => Rule(("nonResourceURLs", rule.NonResourceUrls), ("verbs", rule.Verbs))),
            ["resourceRules"] = List(granted, rule => rule.Resources.Count > 0, rule => Rule(
                ("apiGroups", rule.ApiGroups), ("resourceNames", rule.ResourceNames), ("resources", rule.Resources), ("verbs", rule.Verbs))),
        };
        var problems = AggregateMessage.Of(granted.Where(each => each.Rule is null).Select(each => each.Problem));
        if (problems.Length > 0)
        {
            status["evaluationError"] = problems;
        }

        var answer = ReviewAnswer.Of(request, status);
        answer["spec"] = new JsonObject();
        return ValueTask.FromResult(answer);
    }

    private static JsonArray List(IEnumerable<GrantedRule> granted, Func<PolicyRule, bool> wanted, Func<PolicyRule, JsonObject> write) =>
        new([.. granted.Select(each => each.Rule).OfType<PolicyRule>().Where(wanted).Select(write)]);

    private static JsonObject Rule(params ReadOnlySpan<(string Name, IReadOnlyList<string> Values)> fields)
    {
        var rule = new JsonObject();
        foreach (var (name, values) in fields)
        {
            if (values.Count > 0)
            {
                rule[name] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
            }
        }

        return rule;
    }
}
