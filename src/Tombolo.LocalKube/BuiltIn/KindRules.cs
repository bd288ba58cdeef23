using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>The rules of the built-in kinds.</summary>
internal static class KindRules
{
    /// <summary>Fills in what the kind defaults, before the object is normalised.</summary>
    public static void Default(AdmissionRequest request)
    {
        switch (request.Resource.Kind)
        {
            case "Secret":
                SecretRules.Default(request.Object);
                break;
            case "Namespace":
                NamespaceRules.Default(request);
                break;
            case "Node":
                NodeRules.Default(request);
                break;
            case "RoleBinding" or "ClusterRoleBinding":
                BindingRules.Default(request.Object);
                break;
            default:
                break;
        }
    }

    /// <summary>Adds every fault that the kind finds.</summary>
    public static void Validate(AdmissionRequest request, ICollection<StatusCause> causes)
    {
        switch (request.Resource.Kind)
        {
            case "Secret":
                SecretRules.Validate(request.Object, request.OldObject, causes);
                break;
            case "ConfigMap":
                ConfigMapRules.Validate(request.Object, request.OldObject, causes);
                break;
            case "Namespace":
                NamespaceRules.Validate(request, causes);
                break;
            case "Lease":
                LeaseRules.Validate(request.Object, causes);
                break;
            case "Event":
                EventRules.Validate(request, causes);
                break;
            case "Role" or "ClusterRole":
                RoleRules.Validate(request, causes);
                break;
            case "RoleBinding" or "ClusterRoleBinding":
                BindingRules.Validate(request, causes);
                break;
            default:
                break;
        }
    }
}
