using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Authorization.Reviews;

/// <summary>Whether somebody may do something: SubjectAccessReview and LocalSubjectAccessReview, and SelfSubjectAccessReview for who asks.</summary>
internal sealed class AccessReview(IAuthorizer authorizer) : IVirtualResource
{
    public ValueTask<JsonObject> CreateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        var spec = request.Object.Object("spec");
        var causes = new List<StatusCause>();
        var attributes = ReviewedAccess.Read(spec, causes);
        var isSelf = request.Resource.Plural == "selfsubjectaccessreviews";
        var user = isSelf ? request.User : ReviewedUser.Read(spec, causes);
        if (request.Resource.IsNamespaced)
        {
            ReviewedAccess.CheckNamespace(request.Object, causes);
        }

        if (causes.Count > 0)
        {
            // The API server names no kind here.
            throw new StatusException(Statuses.Invalid(request.Resource.Group, "", "", causes));
        }

        var decision = authorizer.Authorize(user, attributes);
        var status = new JsonObject { ["allowed"] = decision.IsAllowed };
        if (decision.Reason.Length > 0)
        {
            status["reason"] = decision.Reason;
        }

        return ValueTask.FromResult(ReviewAnswer.Of(request, status));
    }
}
