using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Namespaces: they start Active with the finalizer that their content is removed under.</summary>
internal static class NamespaceRules
{
    private const string Finalizer = "kubernetes";

    public static void Default(AdmissionRequest request)
    {
        if (request.Operation == AdmissionOperation.Create)
        {
            var spec = request.Object["spec"] as JsonObject ?? (JsonObject)(request.Object["spec"] = new JsonObject());
            var finalizers = spec["finalizers"] as JsonArray ?? (JsonArray)(spec["finalizers"] = new JsonArray());
            if (!finalizers.Any(one => JsonValues.TextOf(one) == Finalizer))
            {
                finalizers.Add(Finalizer);
            }

            request.Object["status"] = new JsonObject { ["phase"] = "Active" };
        }
        else if (request.Subresource != "finalize" && request.OldObject is { } old)
        {
            // Only the finalize subresource changes the spec.
            request.Object["spec"] = old["spec"]?.DeepClone();
        }
    }

    public static void Validate(AdmissionRequest request, ICollection<StatusCause> causes)
    {
        var finalizers = (request.Object["spec"] as JsonObject)?["finalizers"] as JsonArray ?? [];
        for (var index = 0; index < finalizers.Count; index++)
        {
            var name = JsonValues.TextOf(finalizers[index]) ?? "";
            var path = request.Subresource == "finalize" ? $"spec.finalizers[{index}]" : "spec.finalizers";
            KeyRules.Validate(name, path, causes);
            if (name != Finalizer && !name.Contains('/', StringComparison.Ordinal))
            {
                causes.Add(FieldErrors.Invalid(path, name, "name is neither a standard finalizer name nor is it fully qualified"));
            }
        }
    }
}
