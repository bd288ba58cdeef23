using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Reading;
using Tombolo.Dashboard.Api.Writing;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Manager;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Policies;

/// <summary>Global Policies with the caller's own token.</summary>
internal sealed class PolicyDesk(VisibleObjects visible, UserWriter writer, LiveCollections live)
{
    public async Task<Outcome<PolicyList>> ListAsync(CancellationToken cancellationToken)
    {
        var policies = await visible.ListAsync(live.Policies, cancellationToken);
        if (policies.Refusal is { } refusal)
        {
            return refusal;
        }

        var users = await UsersAsync(cancellationToken);
        return new PolicyList(
            [.. policies.Objects.Select(found => PolicyItems.Of(found.Value, users.Of(KnownResources.Policy, found.Name))).OrderBy(item => item.Name, StringComparer.Ordinal)]);
    }

    public async Task<Outcome<PolicyItem>> GetAsync(string name, CancellationToken cancellationToken)
    {
        var (found, refusal) = await visible.FindAsync(live.Policies, name, cancellationToken);
        return found is null ? refusal! : PolicyItems.Of(found.Value, (await UsersAsync(cancellationToken)).Of(KnownResources.Policy, name));
    }

    public async Task<Outcome<PolicyItem>> CreateAsync(PolicyForm form, CancellationToken cancellationToken) =>
        await CheckAsync(form, cancellationToken) is { Count: > 0 } errors
            ? Refusal.Invalid(errors)
            : Item(await writer.CreateAsync(KnownResources.Policy, ToBody(form), dryRun: false, cancellationToken));

    public async Task<Outcome<PolicyItem>> ChangeAsync(string name, PolicyForm form, CancellationToken cancellationToken) =>
        await CheckAsync(form with { Name = name }, cancellationToken) is { Count: > 0 } errors
            ? Refusal.Invalid(errors)
            : Item(await UpdateAsync(form with { Name = name }, dryRun: false, cancellationToken));

    /// <summary>Nothing is written.</summary>
    /// <param name="name">The Policy that is changed; null for a new one.</param>
    public async Task<Outcome<Validation>> ValidateAsync(string? name, PolicyForm form, CancellationToken cancellationToken)
    {
        var checkedForm = name is null ? form : form with { Name = name };
        var errors = await CheckAsync(checkedForm, cancellationToken);
        if (errors.Count > 0)
        {
            return Validations.Of(ToBody(checkedForm), errors, dryRun: null);
        }

        return Validations.Of(
            ToBody(checkedForm),
            errors,
            name is null
                ? await writer.CreateAsync(KnownResources.Policy, ToBody(form), dryRun: true, cancellationToken)
                : await UpdateAsync(checkedForm, dryRun: true, cancellationToken));
    }

    public Task<Refusal?> DeleteAsync(string name, CancellationToken cancellationToken) => writer.DeleteAsync(KnownResources.Policy, name, uid: null, cancellationToken);

    private Task<Outcome<KubernetesObject>> UpdateAsync(PolicyForm form, bool dryRun, CancellationToken cancellationToken) => writer.ChangeAsync(
        KnownResources.Policy, form.Name!, form.ResourceVersion, body => PolicySpecs.Write(form.Settings!, JsonFields.Part(body, "spec")), dryRun, cancellationToken);

    private async Task<IReadOnlyList<FieldError>> CheckAsync(PolicyForm form, CancellationToken cancellationToken) =>
        PolicyFormCheck.Check(form, (await visible.ValuesAsync(live.Profiles, cancellationToken))?.Select(profile => profile.Metadata.Name).ToHashSet(StringComparer.Ordinal));

    private async Task<SourceUsers> UsersAsync(CancellationToken cancellationToken) =>
        new(await visible.ValuesAsync(live.Distributions, cancellationToken) ?? [], []);

    private static JsonObject ToBody(PolicyForm form)
    {
        var spec = new JsonObject();
        if (form.Settings is { } settings)
        {
            PolicySpecs.Write(settings, spec);
        }

        return new JsonObject
        {
            ["apiVersion"] = KnownResources.Policy.ApiVersion,
            ["kind"] = KnownResources.Policy.Kind,
            ["metadata"] = new JsonObject { ["name"] = form.Name?.Trim(), ["namespace"] = WellKnownNamespaces.MultiCluster },
            ["spec"] = spec,
        };
    }

    private static Outcome<PolicyItem> Item(Outcome<KubernetesObject> written) =>
        written.Has(out var found, out var refusal) ? PolicyItems.Of(found, []) : refusal;
}
