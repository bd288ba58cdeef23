using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Definitions;

/// <summary>Defaults, marks and validates CustomResourceDefinitions.</summary>
internal sealed class DefinitionAdmission(TimeProvider time) : IObjectAdmission
{
    /// <summary>Holds a definition until its objects are gone.</summary>
    public const string CleanupFinalizer = "customresourcecleanup.apiextensions.k8s.io";

    public void Prepare(AdmissionRequest request)
    {
        if (request.Resource.GroupResource != BuiltInResources.CustomResourceDefinitions || request.Subresource.Length > 0)
        {
            return;
        }

        if (request.Operation == AdmissionOperation.Delete)
        {
            MarkTerminating(request.Object);
            return;
        }

        if (request.Object["spec"] is JsonObject spec)
        {
            Default(spec);
            RecordStoredVersion(request.Object, spec);
        }
    }

    public void Validate(AdmissionRequest request, ICollection<StatusCause> causes)
    {
        if (request.Resource.GroupResource == BuiltInResources.CustomResourceDefinitions && request.Subresource.Length == 0)
        {
            DefinitionValidator.Validate(request.Object, request.OldObject, causes);
        }
    }

    private static void Default(JsonObject spec)
    {
        if (spec["names"] is JsonObject names)
        {
            var kind = names.Text("kind") ?? "";
            if (string.IsNullOrEmpty(names.Text("singular")) && kind.Length > 0)
            {
                names["singular"] = kind.ToLowerInvariant();
            }

            if (string.IsNullOrEmpty(names.Text("listKind")) && kind.Length > 0)
            {
                names["listKind"] = kind + "List";
            }
        }

        spec["conversion"] ??= new JsonObject { ["strategy"] = "None" };
    }

    private static void RecordStoredVersion(JsonObject definition, JsonObject spec)
    {
        var storage = (spec.Array("versions") ?? []).OfType<JsonObject>().FirstOrDefault(version => version.Flag("storage")).Text("name");
        if (definition["status"] is not JsonObject status)
        {
            status = new JsonObject { ["conditions"] = new JsonArray(), ["acceptedNames"] = DefinitionNames.Empty.ToJson() };
            definition["status"] = status;
        }

        List<string> stored = [.. status.Texts("storedVersions")];
        if (storage is not null && !stored.Contains(storage))
        {
            stored.Add(storage);
        }

        status["storedVersions"] = new JsonArray([.. stored.Select(name => JsonValue.Create(name))]);
    }

    private void MarkTerminating(JsonObject definition)
    {
        var metadata = definition.Metadata();
        if (metadata["deletionTimestamp"] is not null)
        {
            return;
        }

        string[] finalizers = [.. metadata.Texts("finalizers").Where(name => name != CleanupFinalizer), CleanupFinalizer];
        metadata["finalizers"] = new JsonArray([.. finalizers.Select(name => JsonValue.Create(name))]);
        DefinitionConditions.Set(
            definition,
            DefinitionConditions.Terminating,
            isTrue: true,
            "InstanceDeletionPending",
            "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon",
            time.GetUtcNow());
    }
}
