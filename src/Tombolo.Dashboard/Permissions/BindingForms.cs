using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Access;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Kinds = Tombolo.Api.Serialization.ApiJsonContext;

namespace Tombolo.Dashboard.Permissions;

/// <summary>Reads a form into a K10ClusterRoleBinding, and finds every fault at once.</summary>
internal static class BindingForms
{
    public static K10ClusterRoleBinding Read(BindingForm form) => new()
    {
        Metadata = new ObjectMeta { Namespace = WellKnownNamespaces.MultiCluster, Name = form.Name?.Trim() },
        Spec = new K10ClusterRoleBindingSpec
        {
            Role = form.Role,
            Clusters = SelectionEntries.Write(form.Clusters),
            Subjects = SubjectEntries.Write(form.Subjects),
        },
    };

    /// <param name="roles">Names of the K10ClusterRoles there are.</param>
    public static IReadOnlyList<FieldError> Check(K10ClusterRoleBinding binding, IReadOnlyCollection<string> roles)
    {
        var errors = K10ClusterRoleBindingValidator.Validate(binding).ToList();
        if (errors.TrueForAll(error => error.Path != "spec.k10ClusterRole") && !roles.Contains(binding.Spec!.Role))
        {
            errors.Add(new FieldError("spec.k10ClusterRole", $"there is no K10ClusterRole '{binding.Spec.Role}'; use {string.Join(", ", roles.Order(StringComparer.Ordinal))}"));
        }

        // An object without them is accepted and grants nothing, which nobody fills a form for.
        if (binding.Spec!.Subjects is not { Count: > 0 })
        {
            errors.Add(new FieldError("spec.subjects", "needs at least one user or group"));
        }

        if (binding.Spec.Clusters is not { Count: > 0 })
        {
            errors.Add(new FieldError("spec.clusters", "needs at least one entry; selector \"\" means every cluster, now and later"));
        }

        return [.. errors.Select(ToForm)];
    }

    public static JsonObject ToBody(K10ClusterRoleBinding binding) => JsonSerializer.SerializeToNode(binding, Kinds.Default.K10ClusterRoleBinding)!.AsObject();

    /// <summary>Replaces what the form holds and leaves the rest of the object alone.</summary>
    public static void Write(K10ClusterRoleBinding binding, JsonObject into)
    {
        var spec = into["spec"] as JsonObject ?? [];
        into["spec"] = spec;
        foreach (var (field, value) in ToBody(binding)["spec"]!.AsObject())
        {
            spec[field] = value?.DeepClone();
        }
    }

    private static FieldError ToForm(FieldError error) => error with { Path = error.Path == "spec.k10ClusterRole" ? "role" : FormPaths.Of(error.Path) };
}
