using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.FieldManagement;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Verbs;

/// <summary>What every object goes through on its way into the store.</summary>
internal sealed class WritePipeline(IReadOnlyList<IObjectAdmission> admissions, IFieldManager fieldManager, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The live object with a configuration applied to it.</summary>
    public JsonObject Apply(ObjectRequest request, JsonObject? live, JsonObject configuration) => fieldManager.Apply(
        new FieldApply(request.Resource, live, configuration, request.FieldManager, request.IsForced, request.Subresource, Now));

    /// <summary>Defaults, owns and validates a new object in place.</summary>
    /// <param name="isApplied">Server-side apply has said who owns what.</param>
    /// <exception cref="StatusException">It is refused; with every fault when its content is.</exception>
    public void Admit(ObjectRequest request, AdmissionOperation operation, JsonObject item, JsonObject? old, bool isApplied)
    {
        var admission = new AdmissionRequest(request.Resource, operation, item, old, request.User)
        {
            Subresource = request.Subresource,
            Namespace = request.Namespace,
            Name = item.Object("metadata").Text("name") ?? request.Name,
            IsDryRun = request.IsDryRun,
        };
        foreach (var each in admissions)
        {
            each.Prepare(admission);
        }

        if (operation == AdmissionOperation.Delete)
        {
            return;
        }

        if (old is not null)
        {
            SystemMetadata.CountGeneration(request.Resource, old, item);
        }

        if (!isApplied)
        {
            fieldManager.Update(new FieldUpdate(request.Resource, old, item, request.FieldManager, request.Subresource, Now));
        }

        List<StatusCause> causes = [];
        foreach (var each in admissions)
        {
            each.Validate(admission, causes);
        }

        if (causes.Count > 0)
        {
            throw new StatusException(Statuses.Invalid(request.Resource.Group, request.Resource.Kind, admission.Name, causes));
        }
    }
}
