using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Details;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Reviews;
using Tombolo.Primary.Reach;

namespace Tombolo.Primary.FleetApi;

/// <summary>
/// Asks the API server who calls (<see cref="TokenReviews"/>) and whether the caller may (SubjectAccessReview). Rights are not remembered: one that is taken ends at once.
/// </summary>
internal sealed class CallerAccess(IKubernetesClient client, TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private const string AccessReviews = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
    private readonly TokenReviews _tokens = new(client, time);

    /// <summary>Null when the caller may.</summary>
    /// <param name="credentials">Of the request.</param>
    /// <param name="distribution">Empty for all of them.</param>
    public Task<CallerRefusal?> CheckAsync(CallerCredentials credentials, string distribution, CancellationToken cancellationToken) =>
        CheckAsync(credentials, new CallerRequest("get", KnownResources.Distribution, distribution), cancellationToken);

    /// <summary>Null when the caller may.</summary>
    /// <param name="credentials">Of the request.</param>
    public Task<CallerRefusal?> CheckAsync(CallerCredentials credentials, CallerRequest request, CancellationToken cancellationToken) =>
        CheckAsync(credentials, [request], cancellationToken);

    /// <summary>Null when the caller may do all of it.</summary>
    /// <param name="credentials">Of the request.</param>
    /// <param name="requests">At least one.</param>
    public async Task<CallerRefusal?> CheckAsync(CallerCredentials credentials, IReadOnlyList<CallerRequest> requests, CancellationToken cancellationToken) =>
        (await IdentifyAsync(credentials, requests, cancellationToken)).Refusal;

    /// <summary>Who calls, and why they may not do all of it; one of both.</summary>
    /// <param name="credentials">Of the request.</param>
    /// <param name="requests">At least one.</param>
    public async Task<(ReachUser? Caller, CallerRefusal? Refusal)> IdentifyAsync(CallerCredentials credentials, IReadOnlyList<CallerRequest> requests, CancellationToken cancellationToken)
    {
        var authorization = credentials.Authorization;
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || authorization.Length == Scheme.Length)
        {
            return (null, Unauthorized("send the bearer token of an account of the primary's cluster"));
        }

        var token = authorization[Scheme.Length..].Trim();

        try
        {
            var reviewed = await _tokens.FindAsync(token, credentials.Source, cancellationToken);
            if (reviewed.Wait is { } wait)
            {
                return (null, new CallerRefusal(StatusCodes.Status429TooManyRequests, new Problem("TooManyTokens",
                    $"too many tokens that the primary's cluster does not accept came from this address; try again in {wait.TotalSeconds:0} seconds")));
            }

            if (reviewed.User is not { } user)
            {
                return (null, Unauthorized("the token is not one of the primary's cluster, or it has expired"));
            }

            var denied = new List<string>();
            foreach (var request in requests)
            {
                using var access = await PostAsync(AccessReviews, AccessReview(user, request), cancellationToken);
                if (ReviewBody.Field(ReviewBody.Field(access.RootElement, "status"), "allowed").ValueKind != JsonValueKind.True)
                {
                    denied.Add($"{request.Verb} {What(request)}");
                }
            }

            return denied.Count == 0
                ? (new ReachUser(ReviewBody.Field(user, "username").GetString()!, ReviewBody.Texts(user, "groups"), token), null)
                : (null, new CallerRefusal(StatusCodes.Status403Forbidden, new Problem("Forbidden",
                    $"{ReviewBody.Field(user, "username")} may not {string.Join(", ", denied.Distinct())} in {WellKnownNamespaces.MultiCluster}; grant it with a RoleBinding there")));
        }
        catch (Exception failure) when (failure is KubernetesException or KubernetesUnreachableException)
        {
            return (null, new CallerRefusal(StatusCodes.Status503ServiceUnavailable, new Problem("CannotAsk", $"the API server does not tell who calls: {failure.Message}")));
        }
    }

    private static string What(CallerRequest request) =>
        request.Subresource.Length > 0 ? $"{request.Type.Plural}/{request.Subresource}.{request.Type.Group} of {request.Name}" : request.Type.QualifiedName;

    private static CallerRefusal Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, new Problem("Unauthorized", message));

    private async Task<JsonDocument> PostAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        (await client.PostRawAsync(path, body, cancellationToken)).Value.ToDocument();

    private static ReadOnlyMemory<byte> AccessReview(JsonElement user, CallerRequest request) => ReviewBody.Write("authorization.k8s.io/v1", "SubjectAccessReview", json =>
    {
        json.WriteString("user", ReviewBody.Field(user, "username").GetString());
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
        if (ReviewBody.Field(from, name) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }
}
