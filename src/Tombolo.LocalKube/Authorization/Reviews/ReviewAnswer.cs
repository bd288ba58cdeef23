using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Authorization.Reviews;

/// <summary>The answer to a review: what was sent, with its status.</summary>
internal static class ReviewAnswer
{
    public static JsonObject Of(AdmissionRequest request, JsonObject status)
    {
        var answer = new JsonObject
        {
            ["kind"] = request.Resource.Kind,
            ["apiVersion"] = request.Resource.ApiVersion,
            ["metadata"] = Metadata(request),
        };
        if (request.Object["spec"] is { } spec)
        {
            answer["spec"] = spec.DeepClone();
        }

        answer["status"] = status;
        return answer;
    }

    private static JsonObject Metadata(AdmissionRequest request)
    {
        var metadata = request.Object.Object("metadata")?.Copy() ?? [];
        metadata["creationTimestamp"] = null;
        return metadata;
    }
}
