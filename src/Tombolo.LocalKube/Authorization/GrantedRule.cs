using Tombolo.LocalKube.Authorization.Bindings;
using Tombolo.LocalKube.Authorization.Rules;

namespace Tombolo.LocalKube.Authorization;

/// <summary>A rule that somebody has, and by which binding; or, without a rule, a binding whose role is not there.</summary>
internal readonly record struct GrantedRule(RoleBinding Binding, RoleSubject Subject, PolicyRule? Rule)
{
    /// <summary>What is wrong where there is no rule.</summary>
    public string Problem => $"{(Binding.Role.IsClusterRole ? "clusterrole" : "role")}.rbac.authorization.k8s.io \"{Binding.Role.Name}\" not found";
}
