using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Decodes, prunes, defaults and validates objects by their schema and the rules of their kind.</summary>
internal sealed class ObjectAdmission : IObjectAdmission
{
    /// <inheritdoc/>
    public void Prepare(AdmissionRequest request)
    {
        if (request.Operation == AdmissionOperation.Delete)
        {
            return;
        }

        PrepareMetadata(request);
        var schema = ResourceSchemas.Of(request.Resource);
        if (request.Resource.IsCustom)
        {
            SchemaPruner.PruneRoot(request.Object, schema);
            SchemaDefaulter.Default(request.Object, schema);
            EmbeddedResources.Normalize(request.Object, schema);
            return;
        }

        if (TypedDecoder.FindMismatch(request.Object, schema with { PreservesUnknownFields = true }, request.Resource.Kind) is { } mismatch)
        {
            throw CannotHandle(request, mismatch);
        }

        if (request.Resource.GroupResource == BuiltInResources.CustomResourceDefinitions)
        {
            // Their own admission knows the rest.
            return;
        }

        KindRules.Default(request);
        TypedDecoder.Normalize(request.Object, ObjectMetaSchema.WithOpenMetadata(schema));
    }

    /// <inheritdoc/>
    public void Validate(AdmissionRequest request, ICollection<StatusCause> causes)
    {
        if (request.Operation == AdmissionOperation.Delete)
        {
            return;
        }

        var metadata = request.Object["metadata"] as JsonObject ?? [];
        ValidateName(request, metadata, causes);
        MetadataRules.Validate(metadata, causes);
        if (request.OldObject?["metadata"] is JsonObject old)
        {
            MetadataRules.ValidateChange(metadata, old, causes);
        }

        if (request.Resource.IsCustom)
        {
            foreach (var cause in SchemaValidator.Validate(request.Object, ResourceSchemas.Of(request.Resource)))
            {
                causes.Add(cause);
            }
        }
        else
        {
            KindRules.Validate(request, causes);
        }
    }

    private static void PrepareMetadata(AdmissionRequest request)
    {
        if (request.Object["metadata"] is not { } node)
        {
            return;
        }

        if (TypedDecoder.FindMismatch(node, ResourceSchemas.ObjectMeta, "ObjectMeta") is { } mismatch)
        {
            throw CannotHandle(request, mismatch);
        }

        var metadata = node.AsObject();
        // Whether a client sends no managedFields, or none of them, makes a difference to field management.
        var managedFields = metadata["managedFields"];
        metadata.Remove("managedFields");
        TypedDecoder.Normalize(metadata, ResourceSchemas.ObjectMeta);
        if (managedFields is not null)
        {
            metadata["managedFields"] = managedFields;
        }

        if (metadata["ownerReferences"] is JsonArray owners)
        {
            RemoveRepeated(owners);
        }
    }

    private static void ValidateName(AdmissionRequest request, JsonObject metadata, ICollection<StatusCause> causes)
    {
        if (request.Operation != AdmissionOperation.Create)
        {
            return;
        }

        var name = JsonValues.Text(metadata, "name");
        if (name.Length == 0)
        {
            causes.Add(FieldErrors.Required("metadata.name", "name or generateName is required"));
            return;
        }

        foreach (var fault in NameRules.Faults(request.Resource, name))
        {
            causes.Add(FieldErrors.Invalid("metadata.name", name, fault));
        }
    }

    private static void RemoveRepeated(JsonArray owners)
    {
        for (var index = owners.Count - 1; index > 0; index--)
        {
            if (owners.Take(index).Any(earlier => JsonValues.Equal(earlier, owners[index])))
            {
                owners.RemoveAt(index);
            }
        }
    }

    private static StatusException CannotHandle(AdmissionRequest request, string mismatch) => new(Statuses.BadRequest(
        $"{request.Resource.Kind} in version \"{request.Resource.Version}\" cannot be handled as a {request.Resource.Kind}: {mismatch}"));
}
