using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Users;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Api.Writing;

/// <summary>Reads and writes objects of <c>kasten-io-mc</c> with the caller's own token; every refusal of the API server becomes an answer that names cause and repair.</summary>
internal sealed class UserWriter(UserKubernetes user)
{
    private const string FieldManager = "tombolo-dashboard";

    /// <summary>As it is now on the API server.</summary>
    public async Task<Outcome<T>> GetAsync<T>(ResourceType type, string name, JsonTypeInfo<T> contract, CancellationToken cancellationToken)
    {
        var found = await user.Client.GetAsync(type, Key(name), contract, cancellationToken);
        return found.IsSuccess ? found.Value : Explain(found.Error, "get", type, name);
    }

    /// <inheritdoc cref="GetAsync{T}"/>
    public async Task<Outcome<KubernetesObject>> GetAsync(ResourceType type, string name, CancellationToken cancellationToken)
    {
        var found = await user.Client.GetAsync(type, Key(name), cancellationToken);
        return found.IsSuccess ? found.Value : Explain(found.Error, "get", type, name);
    }

    public async Task<Outcome<KubernetesObject>> CreateAsync(ResourceType type, JsonObject body, bool dryRun, CancellationToken cancellationToken)
    {
        var name = body["metadata"]?["name"]?.GetValue<string>() ?? "";
        var created = await user.Client.CreateAsync(type, WellKnownNamespaces.MultiCluster, Utf8Json.Of(body), Options(dryRun), cancellationToken);
        return created.IsSuccess ? created.Value : Explain(created.Error, "create", type, name);
    }

    /// <summary>A merge patch; a <c>resourceVersion</c> in it is a precondition.</summary>
    public async Task<Outcome<KubernetesObject>> PatchAsync(ResourceType type, string name, JsonObject patch, bool dryRun, CancellationToken cancellationToken)
    {
        var patched = await user.Client.PatchAsync(type, Key(name), PatchKind.Merge, Utf8Json.Of(patch), Options(dryRun), cancellationToken);
        return patched.IsSuccess ? patched.Value : await ExplainAsync(patched.Error, "patch", type, name, cancellationToken);
    }

    /// <summary>PUT of the whole object; a <c>resourceVersion</c> in it is a precondition.</summary>
    public async Task<Outcome<KubernetesObject>> UpdateAsync(ResourceType type, string name, JsonObject body, bool dryRun, CancellationToken cancellationToken)
    {
        var updated = await user.Client.UpdateAsync(type, Key(name), Utf8Json.Of(body), Options(dryRun), cancellationToken);
        return updated.IsSuccess ? updated.Value : await ExplainAsync(updated.Error, "update", type, name, cancellationToken);
    }

    /// <summary>
    /// Reads the object, changes it and writes it back whole: a patch would lose empty texts in lists on old API servers, and an empty selector means every cluster.
    /// </summary>
    /// <param name="resourceVersion">The version that the caller has seen; null or empty takes what is there now.</param>
    public async Task<Outcome<KubernetesObject>> ChangeAsync(
        ResourceType type, string name, string? resourceVersion, Action<JsonObject> change, bool dryRun, CancellationToken cancellationToken)
    {
        var found = await GetAsync(type, name, cancellationToken);
        if (!found.Has(out var current, out var refusal))
        {
            return refusal;
        }

        var body = JsonNode.Parse(current.Json.Span)!.AsObject();
        change(body);
        if (resourceVersion is { Length: > 0 })
        {
            body["metadata"]!["resourceVersion"] = resourceVersion;
        }

        return await UpdateAsync(type, name, body, dryRun, cancellationToken);
    }

    /// <summary>Null when it is gone or going.</summary>
    /// <param name="uid">Only this object, not another one of its name.</param>
    public async Task<Refusal?> DeleteAsync(ResourceType type, string name, string? uid, CancellationToken cancellationToken)
    {
        var deleted = await user.Client.DeleteAsync(type, Key(name), new DeleteOptions { Uid = uid }, cancellationToken);
        return deleted.IsSuccess ? null : await ExplainAsync(deleted.Error, "delete", type, name, cancellationToken);
    }

    private static ResourceKey Key(string name) => new(WellKnownNamespaces.MultiCluster, name);

    private static WriteOptions Options(bool dryRun) => new() { FieldManager = FieldManager, DryRun = dryRun };

    private async Task<Refusal> ExplainAsync(KubernetesStatus error, string verb, ResourceType type, string name, CancellationToken cancellationToken)
    {
        if (!error.IsConflict)
        {
            return Explain(error, verb, type, name);
        }

        // Who may write an object may as a rule read it; who may not is told less.
        var now = await user.Client.GetAsync(type, Key(name), cancellationToken);
        var changed = now.IsSuccess ? LastChange.Read(now.Value.Json) : null;
        return Refusal.Because(
            StatusCodes.Status409Conflict,
            "Conflict",
            $"{type.Kind} '{name}' was changed meanwhile{(changed is null ? "" : $", {changed}")}; load it again and repeat the change");
    }

    private Refusal Explain(KubernetesStatus error, string verb, ResourceType type, string name) => error switch
    {
        { IsForbidden: true } when !error.Message.Contains("is forbidden: unable to create new content", StringComparison.Ordinal) => MissingRight.Refusal(user.User.Name, verb, type, name),
        { IsAlreadyExists: true } => Refusal.Because(
            StatusCodes.Status409Conflict, "AlreadyExists", $"{type.Kind} '{name}' exists already in {WellKnownNamespaces.MultiCluster}; choose another name, or edit that one",
            new FieldProblem("name", "is taken")),
        { IsNotFound: true } when error.Message.Contains($"namespaces \"{WellKnownNamespaces.MultiCluster}\"", StringComparison.Ordinal) => Refusal.Because(
            StatusCodes.Status409Conflict, "NotPrimary", $"this cluster is no primary: there is no namespace {WellKnownNamespaces.MultiCluster}; promote it first"),
        { IsNotFound: true } => Reading.VisibleObjects.NotThere(type, name),
        _ => Refusal.Of(error),
    };
}
