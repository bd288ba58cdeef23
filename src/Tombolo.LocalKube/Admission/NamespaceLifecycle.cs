using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube.Admission;

/// <summary>Nothing is made in a namespace that is not there or is going, and some namespaces stay (admission plugin <c>NamespaceLifecycle</c>).</summary>
internal sealed class NamespaceLifecycle(ObjectStore store) : IObjectAdmission
{
    private static readonly HashSet<string> Lasting = new(StringComparer.Ordinal) { "default", "kube-system", "kube-public" };

    public void Prepare(AdmissionRequest request)
    {
        if (Finality.IsNamespace(request.Resource))
        {
            if (request.Operation == AdmissionOperation.Delete && Lasting.Contains(request.Name))
            {
                throw new StatusException(Statuses.Forbidden(request.Resource.GroupResource, request.Name, "this namespace may not be deleted"));
            }

            return;
        }

        if (request.Operation == AdmissionOperation.Create && request.Resource.IsNamespaced)
        {
            CheckNamespace(request);
        }
    }

    public void Validate(AdmissionRequest request, ICollection<StatusCause> causes)
    {
    }

    private void CheckNamespace(AdmissionRequest request)
    {
        var found = store.Find(BuiltInResources.Namespaces, "", request.Namespace)
            ?? throw new StatusException(Statuses.NotFound(BuiltInResources.Namespaces, request.Namespace));
        if (!found.IsTerminating)
        {
            return;
        }

        var refusal = Statuses.Forbidden(
            request.Resource.GroupResource, request.Name, $"unable to create new content in namespace {request.Namespace} because it is being terminated");
        throw new StatusException(refusal with
        {
            Details = refusal.Details! with
            {
                Causes = [new StatusCause(StatusCauseReasons.NamespaceTerminating, $"namespace {request.Namespace} is being terminated", "metadata.namespace")],
            },
        });
    }
}
