using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Authorization.Reviews;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Authentication.Reviews;

/// <summary>Whose a token is (https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-review-v1/).</summary>
internal sealed class TokenReview(BearerTokens tokens) : IVirtualResource
{
    public ValueTask<JsonObject> CreateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        var spec = request.Object.Object("spec");
        if (spec.Text("token") is not { Length: > 0 } token)
        {
            throw new StatusException(Statuses.BadRequest("token is required for TokenReview in authentication"));
        }

        var verdict = tokens.Authenticate(token, [.. spec.Texts("audiences")]);
        var status = new JsonObject();
        if (verdict.User is { } user)
        {
            status["authenticated"] = true;
            status["user"] = UserJson.Write(user);
            status["audiences"] = new JsonArray([.. verdict.Audiences.Select(audience => (JsonNode)audience)]);
        }
        else
        {
            status["user"] = new JsonObject();
            status["error"] = verdict.Fault is { } fault ? $"[invalid bearer token, {fault}]" : "invalid bearer token";
        }

        return ValueTask.FromResult(ReviewAnswer.Of(request, status));
    }
}
