using System.Text.Json.Nodes;
using Tombolo.Api.Meta;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Authentication.ServiceAccounts;

/// <summary>Makes a token of a ServiceAccount (https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/).</summary>
internal sealed class TokenRequest(ServiceAccountTokens tokens, IServiceAccountSource objects, TimeProvider time) : IVirtualResource
{
    private const long DefaultSeconds = 3600;
    private const long MinSeconds = 600;
    private const long MaxSeconds = 1L << 32;

    public ValueTask<JsonObject> CreateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        var uid = objects.FindAccount(request.Namespace, request.Name)
            ?? throw new StatusException(Statuses.NotFound(new GroupResource("", "serviceaccounts"), request.Name));
        var spec = request.Object.Object("spec")?.Copy() ?? [];
        var seconds = spec.Number("expirationSeconds") ?? DefaultSeconds;
        CheckLifetime(seconds);
        IReadOnlyList<string> audiences = [.. spec.Texts("audiences")];
        if (audiences.Count == 0)
        {
            audiences = [tokens.Issuer];
        }

        var now = time.GetUtcNow();
        var claims = new ServiceAccountClaims
        {
            Namespace = request.Namespace,
            Name = request.Name,
            Uid = uid,
            Audiences = audiences,
            Id = Guid.NewGuid().ToString(),
            IssuedAt = now,
            Expires = now.AddSeconds(seconds),
            BoundTo = FindBound(request.Namespace, spec.Object("boundObjectRef")),
        };
        spec["audiences"] = new JsonArray([.. audiences.Select(audience => (JsonNode)audience)]);
        spec["expirationSeconds"] = seconds;
        spec["boundObjectRef"] ??= null;
        return ValueTask.FromResult(Answer(request, spec, claims));
    }

    private static void CheckLifetime(long seconds)
    {
        var fault = seconds < MinSeconds ? "may not specify a duration less than 10 minutes" : seconds > MaxSeconds ? "may not specify a duration larger than 2^32 seconds" : null;
        if (fault is not null)
        {
            var cause = new StatusCause(StatusCauseReasons.Invalid, $"Invalid value: {seconds}: {fault}", "spec.expirationSeconds");
            throw new StatusException(Statuses.Invalid("authentication.k8s.io", "TokenRequest", "", [cause]));
        }
    }

    private BoundObject? FindBound(string @namespace, JsonObject? reference)
    {
        if (reference is null)
        {
            return null;
        }

        var wanted = new BoundObject(reference.Text("kind") ?? "", reference.Text("name") ?? "", reference.Text("uid") ?? "");
        if (wanted.Kind is not ("Pod" or "Secret"))
        {
            throw new StatusException(Statuses.BadRequest($"cannot bind token to object of type {GroupVersionOf(reference)}, Kind={wanted.Kind}"));
        }

        var resource = new GroupResource("", wanted.Kind == "Pod" ? "pods" : "secrets");
        var uid = objects.FindBound(@namespace, wanted) ?? throw new StatusException(Statuses.NotFound(resource, wanted.Name));
        return wanted.Uid.Length == 0 || wanted.Uid == uid
            ? wanted with { Uid = uid }
            : throw new StatusException(Statuses.Conflict(
                resource, wanted.Name, $"the UID in the bound object reference ({wanted.Uid}) does not match the UID in record. The object might have been deleted and then recreated"));
    }

    private static string GroupVersionOf(JsonObject reference) => reference.Text("apiVersion") is { } version ? version.Contains('/') ? version : $"/{version}" : "/";

    private JsonObject Answer(AdmissionRequest request, JsonObject spec, ServiceAccountClaims claims) => new()
    {
        ["kind"] = "TokenRequest",
        ["apiVersion"] = "authentication.k8s.io/v1",
        ["metadata"] = new JsonObject
        {
            ["name"] = request.Name,
            ["namespace"] = request.Namespace,
            ["creationTimestamp"] = ApiTime.ToText(claims.IssuedAt),
        },
        ["spec"] = spec,
        ["status"] = new JsonObject
        {
            ["token"] = tokens.Issue(claims),
            ["expirationTimestamp"] = ApiTime.ToText(claims.Expires!.Value),
        },
    };
}
