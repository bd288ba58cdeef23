using Tombolo.Api.Validation;
using Tombolo.Primary.Access.Definitions;
using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Access.Compilation;

/// <summary>
/// Decides what each K10ClusterRoleBinding grants and where. The content depends on its input alone; what is remembered from the compilation before only
/// saves work. Not thread-safe.
/// </summary>
internal sealed class AccessCompiler(GrantEncoder encoder)
{
    private static readonly TargetSelection NoTargets = new([], []);

    private IReadOnlyList<TargetCluster>? _clusters;
    private Dictionary<BindingDefinition, TargetSelection> _selections = new(ReferenceEqualityComparer.Instance);

    /// <param name="bindings">Those that did not change are the same instances as before.</param>
    /// <param name="clusters">The same instance as before when no cluster changed.</param>
    /// <param name="sequence">Of this compilation.</param>
    public AccessCompilation Compile(
        IReadOnlyList<BindingDefinition> bindings,
        IReadOnlyDictionary<string, RoleDefinition> roles,
        IReadOnlyList<TargetCluster> clusters,
        AccessCompilation previous,
        long sequence)
    {
        var known = previous.Bindings.ToDictionary(outcome => outcome.Definition.Name, StringComparer.Ordinal);
        var selections = new Dictionary<BindingDefinition, TargetSelection>(ReferenceEqualityComparer.Instance);
        var outcomes = new List<BindingOutcome>();
        foreach (var binding in bindings.OrderBy(binding => binding.Name, StringComparer.Ordinal))
        {
            var targets = selections[binding] = Select(binding, clusters);
            outcomes.Add(Decide(binding, roles.GetValueOrDefault(binding.Role), targets, known.GetValueOrDefault(binding.Name), sequence));
        }

        (_clusters, _selections) = (clusters, selections);
        var names = outcomes.Select(outcome => outcome.Definition.Name).ToHashSet(StringComparer.Ordinal);
        return new AccessCompilation(
            outcomes,
            [
                .. outcomes.Where(outcome => !ReferenceEquals(known.GetValueOrDefault(outcome.Definition.Name), outcome)).Select(outcome => outcome.Definition.Name),
                .. known.Keys.Where(name => !names.Contains(name)),
            ]);
    }

    private BindingOutcome Decide(BindingDefinition binding, RoleDefinition? role, TargetSelection targets, BindingOutcome? known, long sequence)
    {
        var (mode, errors) = Judge(binding, role);
        var clusterRole = mode == BindingMode.Granting ? role!.ClusterRole : "";
        targets = mode == BindingMode.Granting ? targets : NoTargets;
        if (known is not null
            && ReferenceEquals(known.Definition, binding)
            && known.Mode == mode
            && known.ClusterRole == clusterRole
            && known.Errors.SequenceEqual(errors)
            && known.Targets.HasSameContent(targets))
        {
            return known;
        }

        var grants = mode == BindingMode.Granting && binding.Subjects.Count > 0;
        return new BindingOutcome
        {
            Definition = binding,
            Mode = mode,
            ClusterRole = clusterRole,
            Errors = errors,
            Targets = targets,
            Key = encoder.KeyOf(binding.Name),
            ForMembers = grants ? encoder.ForMembers(binding, clusterRole) : null,
            ForPrimary = grants ? encoder.ForPrimary(binding, clusterRole) : null,
            ChangedAt = sequence,
        };
    }

    private static (BindingMode Mode, IReadOnlyList<FieldError> Errors) Judge(BindingDefinition binding, RoleDefinition? role)
    {
        if (binding.IsDeleting)
        {
            return (BindingMode.Deleted, []);
        }

        var roleFault = binding.Role.Length == 0 ? null : RoleFault(binding.Role, role);
        IReadOnlyList<FieldError> errors = roleFault is null ? binding.Errors : [.. binding.Errors, new FieldError("spec.k10ClusterRole", roleFault)];
        if (binding.Errors.Count > 0 || role?.Fault is not null)
        {
            return (BindingMode.Refused, errors);
        }

        return role is null or { IsDeleting: true } ? (BindingMode.RoleMissing, errors) : (BindingMode.Granting, []);
    }

    private static string? RoleFault(string name, RoleDefinition? role) => role switch
    {
        null => $"K10ClusterRole {name} does not exist in kasten-io-mc; create it, or name one that does. Until then the binding grants nothing",
        { IsDeleting: true } => $"K10ClusterRole {name} is being deleted; name another one. The binding grants nothing any more",
        _ => role.Fault,
    };

    private TargetSelection Select(BindingDefinition binding, IReadOnlyList<TargetCluster> clusters)
    {
        if (ReferenceEquals(clusters, _clusters) && _selections.TryGetValue(binding, out var known))
        {
            return known;
        }

        var there = clusters.Select(cluster => cluster.Name).ToHashSet(StringComparer.Ordinal);
        return new TargetSelection(
            [.. clusters.Where(cluster => !cluster.IsLeaving && binding.Selection.Selects(cluster.Name, cluster.Labels)).Select(cluster => cluster.Name)],
            [.. binding.Selection.Names.Where(name => !there.Contains(name)).Order(StringComparer.Ordinal)]);
    }
}
