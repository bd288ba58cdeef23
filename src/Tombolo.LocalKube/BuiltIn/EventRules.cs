using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Events: they are in the namespace of what they are about; those about cluster-wide objects are in <c>default</c>.</summary>
internal static class EventRules
{
    public static void Validate(AdmissionRequest request, ICollection<StatusCause> causes)
    {
        var about = JsonValues.Text(request.Object["involvedObject"] as JsonObject, "namespace");
        if (about.Length == 0 ? request.Namespace is not ("default" or "kube-system" or "") : about != request.Namespace)
        {
            causes.Add(FieldErrors.Invalid("involvedObject.namespace", about, "does not match event.namespace"));
        }
    }
}
