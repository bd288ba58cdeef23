using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization.Bindings;
using Tombolo.LocalKube.Authorization.Rules;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Authorization.Escalation;

/// <summary>Refuses roles and bindings that would give more than their author has, unless the author may <c>escalate</c> or <c>bind</c>.</summary>
internal sealed class RoleEscalationAdmission(IAuthorizer authorizer, RuleResolver resolver, EscalationCheck check) : IObjectAdmission
{
    private const string Group = "rbac.authorization.k8s.io";

    public void Prepare(AdmissionRequest request)
    {
    }

    public void Validate(AdmissionRequest request, ICollection<StatusCause> causes)
    {
        // Faults of the content come first.
        if (request.Resource.Group != Group || request.Operation == AdmissionOperation.Delete || causes.Count > 0
            || request.User.Groups.Contains(WellKnownIdentities.Masters) || IsGarbageCollection(request))
        {
            return;
        }

        switch (request.Resource.Plural)
        {
            case "roles" or "clusterroles":
                CheckRole(request);
                break;
            case "rolebindings" or "clusterrolebindings":
                CheckBinding(request);
                break;
        }
    }

    private void CheckRole(AdmissionRequest request)
    {
        if (Allows(request, "escalate", request.Resource.Plural, request.Name))
        {
            return;
        }

        if (HasAggregation(request.Object) || (request.OldObject is { } old && HasAggregation(old)))
        {
            if (check.FindObjection(request.User, "", PolicyRule.FullAuthority) is not null)
            {
                throw Refuse(request, "must have cluster-admin privileges to use the aggregationRule");
            }
        }

        if (check.FindObjection(request.User, request.Namespace, PolicyRuleReader.ReadRules(request.Object)) is { } objection)
        {
            throw Refuse(request, objection);
        }
    }

    private void CheckBinding(AdmissionRequest request)
    {
        var role = RoleBindingReader.ReadRole(request.Object);
        if (Allows(request, "bind", role.IsClusterRole ? "clusterroles" : "roles", role.Name))
        {
            return;
        }

        var rules = resolver.FindRules(role, request.Namespace)
            ?? throw new StatusException(Statuses.NotFound(new(Group, role.IsClusterRole ? "clusterroles" : "roles"), role.Name));
        if (check.FindObjection(request.User, request.Namespace, rules) is { } objection)
        {
            throw Refuse(request, objection);
        }
    }

    private bool Allows(AdmissionRequest request, string verb, string resource, string name) => authorizer.Authorize(
        request.User,
        new RequestAttributes
        {
            Verb = verb,
            IsResourceRequest = true,
            Group = Group,
            Version = "*",
            Resource = resource,
            Name = name,
            Namespace = request.Namespace,
        }).IsAllowed;

    /// <summary>Whether nothing changes but what the collector of garbage writes; it needs no rights of its own.</summary>
    private static bool IsGarbageCollection(AdmissionRequest request) =>
        request.OldObject is { } old && JsonNode.DeepEquals(WithoutCollectedFields(old), WithoutCollectedFields(request.Object));

    private static JsonObject WithoutCollectedFields(JsonObject item)
    {
        var copy = item.Copy();
        var metadata = copy.Metadata();
        foreach (var field in (ReadOnlySpan<string>)["ownerReferences", "finalizers", "managedFields"])
        {
            metadata.Remove(field);
        }

        return copy;
    }

    private static bool HasAggregation(JsonObject role) => role["aggregationRule"] is JsonObject { Count: > 0 };

    private static StatusException Refuse(AdmissionRequest request, string cause) =>
        new(Statuses.Forbidden(request.Resource.GroupResource, request.Name, cause));
}
