using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>RoleBindings and ClusterRoleBindings.</summary>
internal static class BindingRules
{
    private const string Group = "rbac.authorization.k8s.io";

    public static void Default(JsonObject binding)
    {
        var role = binding["roleRef"] as JsonObject ?? (JsonObject)(binding["roleRef"] = new JsonObject());
        if (JsonValues.Text(role, "apiGroup").Length == 0)
        {
            role["apiGroup"] = Group;
        }

        foreach (var subject in (binding["subjects"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (JsonValues.Text(subject, "kind") is "User" or "Group" && JsonValues.Text(subject, "apiGroup").Length == 0)
            {
                subject["apiGroup"] = Group;
            }
        }
    }

    public static void Validate(AdmissionRequest request, ICollection<StatusCause> causes)
    {
        var role = request.Object["roleRef"] as JsonObject ?? [];
        ValidateRole(role, request.Resource.IsNamespaced, causes);
        var subjects = request.Object["subjects"] as JsonArray ?? [];
        for (var index = 0; index < subjects.Count; index++)
        {
            ValidateSubject(subjects[index] as JsonObject ?? [], $"subjects[{index}]", request.Resource.IsNamespaced, causes);
        }

        if (request.OldObject?["roleRef"] is { } old && !JsonValues.Equal(role, old))
        {
            var shown = $"rbac.RoleRef{{APIGroup:{Quoted(role, "apiGroup")}, Kind:{Quoted(role, "kind")}, Name:{Quoted(role, "name")}}}";
            causes.Add(new StatusCause(StatusCauseReasons.Invalid, $"Invalid value: {shown}: cannot change roleRef", "roleRef"));
        }
    }

    private static void ValidateRole(JsonObject role, bool isNamespaced, ICollection<StatusCause> causes)
    {
        if (JsonValues.Text(role, "apiGroup") != Group)
        {
            causes.Add(FieldErrors.NotSupported("roleRef.apiGroup", role["apiGroup"], [Group]));
        }

        string[] kinds = isNamespaced ? ["Role", "ClusterRole"] : ["ClusterRole"];
        if (!kinds.Contains(JsonValues.Text(role, "kind"), StringComparer.Ordinal))
        {
            causes.Add(FieldErrors.NotSupported("roleRef.kind", JsonValue.Create(JsonValues.Text(role, "kind")), kinds));
        }

        if (JsonValues.Text(role, "name").Length == 0)
        {
            causes.Add(FieldErrors.Required("roleRef.name"));
        }
    }

    private static void ValidateSubject(JsonObject subject, string path, bool isNamespaced, ICollection<StatusCause> causes)
    {
        var (kind, name, group) = (JsonValues.Text(subject, "kind"), JsonValues.Text(subject, "name"), JsonValues.Text(subject, "apiGroup"));
        if (name.Length == 0)
        {
            causes.Add(FieldErrors.Required($"{path}.name"));
        }

        switch (kind)
        {
            case "ServiceAccount":
                foreach (var fault in name.Length > 0 ? NameRules.SubdomainFaults(name) : [])
                {
                    causes.Add(FieldErrors.Invalid($"{path}.name", name, fault));
                }

                if (group.Length > 0)
                {
                    causes.Add(FieldErrors.NotSupported($"{path}.apiGroup", subject["apiGroup"], [""]));
                }

                if (!isNamespaced && JsonValues.Text(subject, "namespace").Length == 0)
                {
                    causes.Add(FieldErrors.Required($"{path}.namespace"));
                }

                break;
            case "User" or "Group":
                if (group != Group)
                {
                    causes.Add(FieldErrors.NotSupported($"{path}.apiGroup", subject["apiGroup"], [Group]));
                }

                break;
            default:
                causes.Add(FieldErrors.NotSupported($"{path}.kind", JsonValue.Create(kind), ["ServiceAccount", "User", "Group"]));
                break;
        }
    }

    private static string Quoted(JsonObject role, string field) => GoText.Quote(JsonValues.Text(role, field));
}
