using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization.Bindings;
using Tombolo.LocalKube.Authorization.Rules;

namespace Tombolo.LocalKube.Authorization;

/// <summary>Which rules somebody has in a namespace, or in the whole cluster.</summary>
internal sealed class RuleResolver(IRoleSource roles)
{
    /// <summary>The rules of <paramref name="user"/>: those of the whole cluster, then those of <paramref name="namespace"/> unless that is empty.</summary>
    public IEnumerable<GrantedRule> Resolve(UserInfo user, string @namespace)
    {
        foreach (var rule in Resolve(user, roles.ListClusterRoleBindings()))
        {
            yield return rule;
        }

        if (@namespace.Length > 0)
        {
            foreach (var rule in Resolve(user, roles.ListRoleBindings(@namespace)))
            {
                yield return rule;
            }
        }
    }

    /// <summary>The rules of one role; null when there is none.</summary>
    public IReadOnlyList<PolicyRule>? FindRules(RoleReference role, string @namespace) => roles.FindRules(role, @namespace);

    private IEnumerable<GrantedRule> Resolve(UserInfo user, IEnumerable<RoleBinding> bindings)
    {
        foreach (var binding in bindings)
        {
            if (binding.SubjectFor(user) is not { } subject)
            {
                continue;
            }

            if (roles.FindRules(binding.Role, binding.Namespace) is not { } rules)
            {
                yield return new GrantedRule(binding, subject, null);
                continue;
            }

            foreach (var rule in rules)
            {
                yield return new GrantedRule(binding, subject, rule);
            }
        }
    }
}
