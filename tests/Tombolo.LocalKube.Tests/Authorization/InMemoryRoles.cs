using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Authorization.Bindings;
using Tombolo.LocalKube.Authorization.Rules;

namespace Tombolo.LocalKube.Tests.Authorization;

/// <summary>Roles and bindings without a store.</summary>
internal sealed class InMemoryRoles : IRoleSource
{
    private readonly Dictionary<(string Namespace, string Name), IReadOnlyList<PolicyRule>> _roles = [];
    private readonly List<RoleBinding> _bindings = [];

    /// <summary>A Role, or a ClusterRole where there is no namespace.</summary>
    public InMemoryRoles Role(string @namespace, string name, params PolicyRule[] rules)
    {
        _roles[(@namespace, name)] = rules;
        return this;
    }

    public InMemoryRoles Bind(string @namespace, string roleKind, string role, params RoleSubject[] subjects)
    {
        _bindings.Add(new RoleBinding(@namespace, "b", new RoleReference(roleKind, role), subjects));
        return this;
    }

    public IEnumerable<RoleBinding> ListClusterRoleBindings() => _bindings.Where(binding => binding.Namespace.Length == 0);

    public IEnumerable<RoleBinding> ListRoleBindings(string @namespace) => _bindings.Where(binding => binding.Namespace == @namespace);

    public IReadOnlyList<PolicyRule>? FindRules(RoleReference role, string @namespace) => _roles.GetValueOrDefault((role.IsClusterRole ? "" : @namespace, role.Name));
}
