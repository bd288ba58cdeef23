using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Authorization.Reviews;

namespace Tombolo.LocalKube.Authentication.Reviews;

/// <summary>Who asks, as the API server sees them (Kubernetes 1.28): <c>kubectl auth whoami</c>.</summary>
internal sealed class SelfSubjectReview : IVirtualResource
{
    public ValueTask<JsonObject> CreateAsync(AdmissionRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ReviewAnswer.Of(request, new JsonObject { ["userInfo"] = UserJson.Write(request.User) }));
}
