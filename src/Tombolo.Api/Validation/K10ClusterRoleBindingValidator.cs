using Tombolo.Api.Access;
using Tombolo.Api.Names;
using Tombolo.Api.Selectors;

namespace Tombolo.Api.Validation;

/// <summary>Finds every fault of a K10ClusterRoleBinding at once (contract section 1.10).</summary>
public static class K10ClusterRoleBindingValidator
{
    /// <summary>All faults. Whether the role exists is not looked at. No clusters or no subjects are no faults: nothing is granted.</summary>
    public static IReadOnlyList<FieldError> Validate(K10ClusterRoleBinding binding)
    {
        var errors = new List<FieldError>();
        if (binding.Metadata.Namespace != WellKnownNamespaces.MultiCluster)
        {
            errors.Add(new FieldError("metadata.namespace", $"must be {WellKnownNamespaces.MultiCluster}; create the K10ClusterRoleBinding there"));
        }

        if (ClusterNames.Check(binding.Metadata.Name, "binding name") is { } nameFault)
        {
            errors.Add(new FieldError("metadata.name", nameFault));
        }

        var spec = binding.Spec ?? new K10ClusterRoleBindingSpec();
        if (DnsNames.CheckSubdomain(spec.Role) is { } roleFault)
        {
            errors.Add(new FieldError(
                "spec.k10ClusterRole",
                $"{Text.Quote(spec.Role)} is no role name: it {roleFault}; use {AccessRoleNames.MultiClusterAdmin}, "
                + $"{AccessRoleNames.MultiClusterBasic} or {AccessRoleNames.MultiClusterConfigView}"));
        }

        ClusterSelection.Parse(spec.Clusters, errors);
        for (var i = 0; i < (spec.Subjects?.Count ?? 0); i++)
        {
            ValidateSubject(spec.Subjects![i] ?? new Subject(), $"spec.subjects[{i}]", errors);
        }

        return errors;
    }

    private static void ValidateSubject(Subject subject, string path, List<FieldError> errors)
    {
        if (subject.Kind == "ServiceAccount")
        {
            errors.Add(new FieldError(
                $"{path}.kind",
                "ServiceAccount is not allowed; write kind: User with name: system:serviceaccount:"
                + $"{(string.IsNullOrEmpty(subject.Namespace) ? "<namespace>" : subject.Namespace)}:{subject.Name ?? "<name>"}"));
            return;
        }

        if (subject.Kind is not ("User" or "Group"))
        {
            errors.Add(new FieldError($"{path}.kind", $"{Text.Quote(subject.Kind)} is not allowed; use User or Group"));
        }

        if (!string.IsNullOrEmpty(subject.ApiGroup) && subject.ApiGroup != Subject.RbacGroup)
        {
            errors.Add(new FieldError($"{path}.apiGroup", $"{Text.Quote(subject.ApiGroup)} is not allowed; use {Subject.RbacGroup}"));
        }

        if (string.IsNullOrWhiteSpace(subject.Name))
        {
            errors.Add(new FieldError($"{path}.name", "is missing; name the user or the group as the API server knows it"));
        }
        else if (SubjectNames.Check(subject.Kind ?? "", subject.Name) is { } nameFault)
        {
            errors.Add(new FieldError($"{path}.name", nameFault));
        }
    }
}
