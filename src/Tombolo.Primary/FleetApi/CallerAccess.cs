using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Details;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Reach;

namespace Tombolo.Primary.FleetApi;

/// <summary>Asks the API server who calls (TokenReview) and whether the caller may (SubjectAccessReview). Nothing is remembered: a right that is taken ends at once.</summary>
internal sealed class CallerAccess(IKubernetesClient client)
{
    private const string Scheme = "Bearer ";
    private const string TokenReviews = "/apis/authentication.k8s.io/v1/tokenreviews";
    private const string AccessReviews = "/apis/authorization.k8s.io/v1/subjectaccessreviews";

    /// <summary>Null when the caller may.</summary>
    /// <param name="authorization">The header of the request.</param>
    /// <param name="distribution">Empty for all of them.</param>
    public Task<CallerRefusal?> CheckAsync(string authorization, string distribution, CancellationToken cancellationToken) =>
        CheckAsync(authorization, new CallerRequest("get", KnownResources.Distribution, distribution), cancellationToken);

    /// <summary>Null when the caller may.</summary>
    /// <param name="authorization">The header of the request.</param>
    public Task<CallerRefusal?> CheckAsync(string authorization, CallerRequest request, CancellationToken cancellationToken) =>
        CheckAsync(authorization, [request], cancellationToken);

    /// <summary>Null when the caller may do all of it.</summary>
    /// <param name="authorization">The header of the request.</param>
    /// <param name="requests">At least one.</param>
    public async Task<CallerRefusal?> CheckAsync(string authorization, IReadOnlyList<CallerRequest> requests, CancellationToken cancellationToken) =>
        (await IdentifyAsync(authorization, requests, cancellationToken)).Refusal;

    /// <summary>Who calls, and why they may not do all of it; one of both.</summary>
    /// <param name="authorization">The header of the request.</param>
    /// <param name="requests">At least one.</param>
    public async Task<(ReachUser? Caller, CallerRefusal? Refusal)> IdentifyAsync(string authorization, IReadOnlyList<CallerRequest> requests, CancellationToken cancellationToken)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || authorization.Length == Scheme.Length)
        {
            return (null, Unauthorized("send the bearer token of an account of the primary's cluster"));
        }

        var token = authorization[Scheme.Length..].Trim();

        try
        {
            using var reviewed = await PostAsync(TokenReviews, TokenReview(token), cancellationToken);
            var status = Field(reviewed.RootElement, "status");
            if (Field(status, "authenticated").ValueKind != JsonValueKind.True)
            {
                return (null, Unauthorized("the token is not one of the primary's cluster, or it has expired"));
            }

            var user = Field(status, "user");
            var denied = new List<string>();
            foreach (var request in requests)
            {
                using var access = await PostAsync(AccessReviews, AccessReview(user, request), cancellationToken);
                if (Field(Field(access.RootElement, "status"), "allowed").ValueKind != JsonValueKind.True)
                {
                    denied.Add($"{request.Verb} {What(request)}");
                }
            }

            return denied.Count == 0
                ? (new ReachUser(Field(user, "username").GetString()!, Groups(user), token), null)
                : (null, new CallerRefusal(StatusCodes.Status403Forbidden, new Problem("Forbidden",
                    $"{Field(user, "username")} may not {string.Join(", ", denied.Distinct())} in {WellKnownNamespaces.MultiCluster}; grant it with a RoleBinding there")));
        }
        catch (Exception failure) when (failure is KubernetesException or KubernetesUnreachableException)
        {
            return (null, new CallerRefusal(StatusCodes.Status503ServiceUnavailable, new Problem("CannotAsk", $"the API server does not tell who calls: {failure.Message}")));
        }
    }

    private static string What(CallerRequest request) =>
        request.Subresource.Length > 0 ? $"{request.Type.Plural}/{request.Subresource}.{request.Type.Group} of {request.Name}" : request.Type.QualifiedName;

    private static IReadOnlyList<string> Groups(JsonElement user) =>
        Field(user, "groups") is { ValueKind: JsonValueKind.Array } groups ? [.. groups.EnumerateArray().Select(group => group.GetString()!)] : [];

    private static CallerRefusal Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, new Problem("Unauthorized", message));

    private async Task<JsonDocument> PostAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        (await client.PostRawAsync(path, body, cancellationToken)).Value.ToDocument();

    private static ReadOnlyMemory<byte> TokenReview(string token) => Write("authentication.k8s.io/v1", "TokenReview", json => json.WriteString("token", token));

    private static ReadOnlyMemory<byte> AccessReview(JsonElement user, CallerRequest request) => Write("authorization.k8s.io/v1", "SubjectAccessReview", json =>
    {
        json.WriteString("user", Field(user, "username").GetString());
        Copy(json, user, "uid");
        Copy(json, user, "groups");
        Copy(json, user, "extra");
        json.WriteStartObject("resourceAttributes");
        json.WriteString("namespace", WellKnownNamespaces.MultiCluster);
        json.WriteString("verb", request.Verb);
        json.WriteString("group", request.Type.Group);
        json.WriteString("resource", request.Type.Plural);
        if (request.Subresource.Length > 0)
        {
            json.WriteString("subresource", request.Subresource);
        }

        if (request.Name.Length > 0)
        {
            json.WriteString("name", request.Name);
        }

        json.WriteEndObject();
    });

    private static void Copy(Utf8JsonWriter json, JsonElement from, string name)
    {
        if (Field(from, name) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }

    private static ReadOnlyMemory<byte> Write(string apiVersion, string kind, Action<Utf8JsonWriter> spec)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("apiVersion", apiVersion);
        json.WriteString("kind", kind);
        json.WriteStartObject("spec");
        spec(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private static JsonElement Field(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? field : default;
}
