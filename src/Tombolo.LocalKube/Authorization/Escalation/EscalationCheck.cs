using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization.Rules;

namespace Tombolo.LocalKube.Authorization.Escalation;

/// <summary>Nobody gives what they do not have (https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping).</summary>
internal sealed class EscalationCheck(RuleResolver resolver)
{
    /// <summary>Why <paramref name="user"/> may not give <paramref name="wanted"/> in a namespace, or in the whole cluster; null when they may.</summary>
    public string? FindObjection(UserInfo user, string @namespace, IReadOnlyList<PolicyRule> wanted)
    {
        var granted = resolver.Resolve(user, @namespace).ToList();
        var missing = RuleCoverage.Missing([.. granted.Select(each => each.Rule).OfType<PolicyRule>()], wanted);
        if (missing.Count == 0)
        {
            return null;
        }

        var problems = granted.Where(each => each.Rule is null).Select(each => each.Problem).ToList();
        var suffix = problems.Count == 0 ? "" : $"; resolution errors: [{AggregateMessage.Of(problems)}]";
        return $"user \"{user.Name}\" (groups={RuleText.Quote(user.Groups)}) is attempting to grant RBAC permissions not currently held:\n{RuleText.Describe(missing)}{suffix}";
    }
}
