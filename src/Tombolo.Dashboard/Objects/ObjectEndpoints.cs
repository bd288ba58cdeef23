using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Writing;

namespace Tombolo.Dashboard.Objects;

/// <summary>Objects of the primary as YAML, and what happened to them.</summary>
internal static class ObjectEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var objects = api.MapGroup("/objects/{kind}").WithTags("objects");
        objects.MapPost("/yaml", CreateAsync).WithName("createFromYaml").WithSummary("Creates an object from YAML, after a dry run");
        objects.MapGet("/{name}/yaml", GetAsync).WithName("getYaml").WithSummary("An object as YAML");
        objects.MapPut("/{name}/yaml", ChangeAsync).WithName("changeYaml").WithSummary("Replaces an object by YAML, after a dry run");
        api.MapGet("/events/{kind}/{name}", EventsAsync).WithTags("objects").WithName("listObjectEvents").WithSummary("The Kubernetes Events about an object");
    }

    private static async Task<Results<Ok<ObjectYaml>, Refusal>> GetAsync(string kind, string name, ObjectDesk desk, CancellationToken cancellationToken)
    {
        var found = TypeOf(kind, name).Has(out var type, out var unknown) ? await desk.GetAsync(type, name, cancellationToken) : unknown;
        return found.Has(out var yaml, out var refusal) ? TypedResults.Ok(yaml) : refusal;
    }

    private static async Task<Results<Created<ObjectYaml>, Refusal>> CreateAsync(string kind, YamlChange change, ObjectDesk desk, CancellationToken cancellationToken)
    {
        var made = TypeOf(kind, "any").Has(out var type, out var unknown) ? await desk.CreateAsync(type, change, cancellationToken) : unknown;
        return made.Has(out var yaml, out var refusal) ? TypedResults.Created((string?)null, yaml) : refusal;
    }

    private static async Task<Results<Ok<ObjectYaml>, Refusal>> ChangeAsync(string kind, string name, YamlChange change, ObjectDesk desk, CancellationToken cancellationToken)
    {
        var changed = TypeOf(kind, name).Has(out var type, out var unknown) ? await desk.ChangeAsync(type, name, change, cancellationToken) : unknown;
        return changed.Has(out var yaml, out var refusal) ? TypedResults.Ok(yaml) : refusal;
    }

    private static async Task<Results<Ok<ObjectEventList>, Refusal>> EventsAsync(string kind, string name, ObjectEvents events, CancellationToken cancellationToken)
    {
        var listed = TypeOf(kind, name).Has(out var type, out var unknown) ? await events.ListAsync(type, name, cancellationToken) : unknown;
        return listed.Has(out var list, out var refusal) ? TypedResults.Ok(list) : refusal;
    }

    // A name goes into a path and into a field selector, so it must be one.
    private static Outcome<ResourceType> TypeOf(string kind, string name) =>
        EditableKinds.Find(kind) is not { } type ? Refusal.NotFound($"'{kind}' is not shown here; shown are {string.Join(", ", EditableKinds.All.Select(each => each.Kind))}")
        : DnsNames.CheckSubdomain(name) is { } fault ? Refusal.NotFound($"'{name}' is no object name: it {fault}")
        : type;
}
