using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Details;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Writing;
using Tombolo.Dashboard.Fleet;
using Tombolo.Kubernetes.Objects;
using Kinds = Tombolo.Api.Serialization.ApiJsonContext;

namespace Tombolo.Dashboard.Distributions;

/// <summary>Changes Distributions with the caller's own token.</summary>
internal sealed class DistributionWriter(UserWriter writer, IFleetMemory memory, TimeProvider time)
{
    public async Task<Outcome<DistributionItem>> CreateAsync(DistributionForm form, bool dryRun, CancellationToken cancellationToken)
    {
        var body = DistributionForms.ToBody(form);
        return DistributionForms.Check(DistributionForms.Read(body)) is { Count: > 0 } errors
            ? Refusal.Invalid(errors)
            : Item(await writer.CreateAsync(KnownResources.Distribution, body, dryRun, cancellationToken));
    }

    public async Task<Outcome<DistributionItem>> ChangeAsync(string name, DistributionForm form, bool dryRun, CancellationToken cancellationToken)
    {
        var errors = DistributionForms.Check(DistributionForms.Read(DistributionForms.ToBody(form with { Name = name, Sources = form.Sources ?? AnySource })));
        return errors.Count > 0
            ? Refusal.Invalid(errors)
            : Item(await writer.ChangeAsync(KnownResources.Distribution, name, form.ResourceVersion, body => DistributionForms.Write(form, body), dryRun, cancellationToken));
    }

    public Task<Refusal?> DeleteAsync(string name, CancellationToken cancellationToken) => writer.DeleteAsync(KnownResources.Distribution, name, uid: null, cancellationToken);

    public Task<Outcome<DistributionItem>> ForceSyncAsync(string name, CancellationToken cancellationToken) => PatchAsync(name, ForceSyncPatch.At(time.GetUtcNow()), cancellationToken);

    public Task<Outcome<DistributionItem>> PauseAsync(string name, string? reason, CancellationToken cancellationToken) =>
        PatchAsync(name, new JsonObject { ["spec"] = new JsonObject { ["paused"] = true, ["pauseReason"] = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim() } }, cancellationToken);

    public Task<Outcome<DistributionItem>> ResumeAsync(string name, CancellationToken cancellationToken) =>
        PatchAsync(name, new JsonObject { ["spec"] = new JsonObject { ["paused"] = null, ["pauseReason"] = null } }, cancellationToken);

    /// <summary>Approves the removals of one revision, and only of that one.</summary>
    public async Task<Outcome<DistributionItem>> ApproveRemovalAsync(string name, string? revisionHash, CancellationToken cancellationToken)
    {
        var found = await writer.GetAsync(KnownResources.Distribution, name, Kinds.Default.Distribution, cancellationToken);
        if (!found.Has(out var distribution, out var refusal))
        {
            return refusal;
        }

        if (DistributionItems.Of(distribution).ApprovalNeeded is not { } needed)
        {
            return Refusal.Because(StatusCodes.Status409Conflict, "NothingToApprove", $"no removal of Distribution '{name}' waits for approval");
        }

        return revisionHash != needed
            ? Refusal.Because(
                StatusCodes.Status409Conflict,
                "OtherRevision",
                "what waits for approval now is not what was shown; look at it again and approve that",
                new FieldProblem("revisionHash", $"is not {needed}"))
            : await PatchAsync(name, new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [Annotations.ApproveRemoval] = needed } } }, cancellationToken);
    }

    /// <summary>What saving the form would do, told by the clusters; nothing is written. Who may not save it is told nothing.</summary>
    public async Task<Outcome<DistributionPlan>> PreviewAsync(DistributionForm form, CancellationToken cancellationToken)
    {
        var name = form.Name?.Trim() ?? "";
        var body = DistributionForms.ToBody(form);
        var exists = false;
        if (DnsNames.CheckSubdomain(name) is null)
        {
            var found = await writer.GetAsync(KnownResources.Distribution, name, cancellationToken);
            exists = found.Has(out var stored, out var unknown);
            if (exists)
            {
                // It keeps what the form does not hold, as it would on a change.
                body = JsonNode.Parse(stored.Json.Span)!.AsObject();
                DistributionForms.Write(form, body);
            }
            else if (unknown!.Problem.Status != StatusCodes.Status404NotFound)
            {
                return unknown;
            }
        }

        if (DistributionForms.Check(DistributionForms.Read(body)) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        var tried = exists
            ? await writer.UpdateAsync(KnownResources.Distribution, name, body, dryRun: true, cancellationToken)
            : await writer.CreateAsync(KnownResources.Distribution, body, dryRun: true, cancellationToken);
        if (tried.Refusal is { } refusal)
        {
            return refusal;
        }

        using var document = JsonDocument.Parse(Utf8Json.Of(body));
        var planned = await memory.PlanAsync(new PlanRequest([document.RootElement]), cancellationToken);
        return planned.Plan is { } plan
            ? plan
            : Refusal.Because(
                planned.Problem?.Reason == "Invalid" ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status503ServiceUnavailable,
                planned.Problem?.Reason ?? "NotReady",
                planned.Problem?.Message ?? "the hub does not know everything yet; ask again in a moment");
    }

    private async Task<Outcome<DistributionItem>> PatchAsync(string name, JsonObject patch, CancellationToken cancellationToken) =>
        Item(await writer.PatchAsync(KnownResources.Distribution, name, patch, dryRun: false, cancellationToken));

    private static Outcome<DistributionItem> Item(Outcome<KubernetesObject> written) =>
        written.Has(out var found, out var refusal) ? DistributionItems.Of(found.Deserialize(Kinds.Default.Distribution)) : refusal;

    // A form without sources keeps those of the object, which were checked when they were written.
    private static IReadOnlyList<SourceEntry> AnySource { get; } = [new(KnownResources.Profile.Kind, "any")];
}
