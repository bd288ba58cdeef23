using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Reading;
using Tombolo.Dashboard.Api.Writing;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Manager;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Profiles;

/// <summary>Global Profiles and the Secrets with their credentials, with the caller's own token.</summary>
internal sealed class ProfileDesk(VisibleObjects visible, UserWriter writer, CredentialWriter credentials, LiveCollections live)
{
    public async Task<Outcome<ProfileList>> ListAsync(CancellationToken cancellationToken)
    {
        var profiles = await visible.ListAsync(live.Profiles, cancellationToken);
        if (profiles.Refusal is { } refusal)
        {
            return refusal;
        }

        var users = await UsersAsync(cancellationToken);
        return new ProfileList(
            [.. profiles.Objects.Select(found => ProfileItems.Of(found.Value, users.Of(KnownResources.Profile, found.Name))).OrderBy(item => item.Name, StringComparer.Ordinal)]);
    }

    public async Task<Outcome<ProfileItem>> GetAsync(string name, CancellationToken cancellationToken)
    {
        var (found, refusal) = await visible.FindAsync(live.Profiles, name, cancellationToken);
        return found is null ? refusal! : ProfileItems.Of(found.Value, (await UsersAsync(cancellationToken)).Of(KnownResources.Profile, name));
    }

    /// <summary>The Secret first: a Profile never refers to one that is not there.</summary>
    public async Task<Outcome<ProfileItem>> CreateAsync(ProfileForm form, CancellationToken cancellationToken)
    {
        if (ProfileFormCheck.Check(form, NeedsCredentials(form)) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        // All is tried before anything is written: no Secret stays behind that nothing refers to.
        var (body, provider) = (ToBody(form), ProfileProviders.Find(form.Settings!.Provider)!);
        if ((await writer.CreateAsync(KnownResources.Profile, body, dryRun: true, cancellationToken)).Refusal is { } refused)
        {
            return refused;
        }

        if (form.Credentials is { } given && provider.Credentials.Count > 0
            && await credentials.CreateAsync(SecretNameOf(form), form.Name!.Trim(), provider, given, cancellationToken) is { } notStored)
        {
            return notStored;
        }

        return Item(await writer.CreateAsync(KnownResources.Profile, body, dryRun: false, cancellationToken));
    }

    public async Task<Outcome<ProfileItem>> ChangeAsync(string name, ProfileForm form, CancellationToken cancellationToken)
    {
        var checkedForm = form with { Name = name };
        if (ProfileFormCheck.Check(checkedForm, needsCredentials: false) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        var tried = await UpdateAsync(checkedForm, dryRun: true, cancellationToken);
        if (!tried.Has(out var wanted, out var refused))
        {
            return refused;
        }

        var provider = ProfileProviders.Find(form.Settings!.Provider)!;
        if (form.Credentials is { } given && provider.Credentials.Count > 0
            && await credentials.ChangeAsync(ProfileItems.SecretOf(wanted)!, name, provider, given, cancellationToken) is { } notStored)
        {
            return notStored;
        }

        return Item(await UpdateAsync(checkedForm, dryRun: false, cancellationToken));
    }

    /// <summary>Nothing is written.</summary>
    /// <param name="name">The Profile that is changed; null for a new one.</param>
    public async Task<Outcome<Validation>> ValidateAsync(string? name, ProfileForm form, CancellationToken cancellationToken)
    {
        var checkedForm = name is null ? form : form with { Name = name };
        var errors = ProfileFormCheck.Check(checkedForm, name is null && NeedsCredentials(form));
        if (ProfileProviders.Find(form.Settings?.Provider) is null)
        {
            return Validations.Of([], errors, dryRun: null);
        }

        if (errors.Count > 0)
        {
            return Validations.Of(ToBody(checkedForm), errors, dryRun: null);
        }

        return Validations.Of(
            ToBody(checkedForm),
            errors,
            name is null
                ? await writer.CreateAsync(KnownResources.Profile, ToBody(form), dryRun: true, cancellationToken)
                : await UpdateAsync(checkedForm, dryRun: true, cancellationToken));
    }

    /// <summary>The Secret that was made for it goes with it, as far as the caller may delete Secrets and nothing else refers to it.</summary>
    public async Task<Refusal?> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var found = await writer.GetAsync(KnownResources.Profile, name, cancellationToken);
        if (!found.Has(out var profile, out var refusal))
        {
            return refusal;
        }

        if (await writer.DeleteAsync(KnownResources.Profile, name, profile.Metadata.Uid, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (ProfileItems.SecretOf(profile) is { } secret
            && !(await live.Profiles.ListAsync(cancellationToken)).Any(other => other.Name != name && ProfileItems.SecretOf(other.Value) == secret))
        {
            await credentials.RemoveAsync(secret, name, cancellationToken);
        }

        return null;
    }

    private Task<Outcome<KubernetesObject>> UpdateAsync(ProfileForm form, bool dryRun, CancellationToken cancellationToken) => writer.ChangeAsync(
        KnownResources.Profile,
        form.Name!,
        form.ResourceVersion,
        body =>
        {
            var spec = JsonFields.Part(body, "spec");
            var secret = form.SecretName is { Length: > 0 } given ? given
                : ProfileItems.SecretOf(KubernetesObject.Parse(Utf8Json.Of(body))) is null ? SecretNameOf(form)
                : null;
            ProfileSpecWriter.Write(form.Settings!, secret, spec);
        },
        dryRun,
        cancellationToken);

    private async Task<SourceUsers> UsersAsync(CancellationToken cancellationToken) => new(
        await visible.ValuesAsync(live.Distributions, cancellationToken) ?? [],
        await visible.ValuesAsync(live.Policies, cancellationToken) ?? []);

    // Who names a Secret and gives nothing to put into it means one that is there.
    private static bool NeedsCredentials(ProfileForm form) => string.IsNullOrWhiteSpace(form.SecretName);

    private static string SecretNameOf(ProfileForm form) =>
        string.IsNullOrWhiteSpace(form.SecretName) ? CredentialSecrets.NameFor(form.Name!.Trim()) : form.SecretName.Trim();

    private static JsonObject ToBody(ProfileForm form)
    {
        var spec = new JsonObject();
        ProfileSpecWriter.Write(form.Settings!, string.IsNullOrWhiteSpace(form.Name) ? null : SecretNameOf(form), spec);
        return new JsonObject
        {
            ["apiVersion"] = KnownResources.Profile.ApiVersion,
            ["kind"] = KnownResources.Profile.Kind,
            ["metadata"] = new JsonObject { ["name"] = form.Name?.Trim(), ["namespace"] = WellKnownNamespaces.MultiCluster },
            ["spec"] = spec,
        };
    }

    private static Outcome<ProfileItem> Item(Outcome<KubernetesObject> written) =>
        written.Has(out var found, out var refusal) ? ProfileItems.Of(found, []) : refusal;
}
