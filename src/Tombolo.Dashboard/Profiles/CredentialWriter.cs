using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Writing;

namespace Tombolo.Dashboard.Profiles;

/// <summary>Writes credentials with the caller's own rights on Secrets; never reads them back to anybody.</summary>
internal sealed class CredentialWriter(UserWriter writer)
{
    /// <summary>Null when the Secret holds the credentials; one that an attempt before made for the same Profile is filled again.</summary>
    public async Task<Refusal?> CreateAsync(string name, string profile, ProfileProvider provider, ProfileCredentials credentials, CancellationToken cancellationToken)
    {
        var created = await writer.CreateAsync(KnownResources.Secret, CredentialSecrets.New(name, profile, provider, credentials), dryRun: false, cancellationToken);
        if (created.Refusal is not { Problem.Type: "tombolo:AlreadyExists" } exists)
        {
            return created.Refusal;
        }

        var found = await writer.GetAsync(KnownResources.Secret, name, CoreJsonContext.Default.Secret, cancellationToken);
        if (!found.Has(out var secret, out var refusal))
        {
            return refusal;
        }

        return secret.Metadata.Annotations?.GetValueOrDefault(CredentialSecrets.OwnerAnnotation) == profile && secret.Type == provider.KubernetesSecretType
            ? await FillAsync(secret, provider, credentials, cancellationToken)
            : Refusal.Because(
                StatusCodes.Status409Conflict,
                "AlreadyExists",
                $"Secret '{name}' exists already in {WellKnownNamespaces.MultiCluster} and was not made for this Profile; give another secretName, or name it and leave the credentials out to use it as it is",
                new FieldProblem("secretName", $"Secret '{name}' exists already"));
    }

    /// <summary>Puts new values into the Secret that a Profile refers to; makes it where it is missing.</summary>
    public async Task<Refusal?> ChangeAsync(string name, string profile, ProfileProvider provider, ProfileCredentials credentials, CancellationToken cancellationToken)
    {
        if (PayloadPolicy.CheckName(KnownResources.Secret.Kind, name) is { } forbidden)
        {
            return Refusal.Because(StatusCodes.Status409Conflict, "SystemSecret", forbidden, new FieldProblem("secretName", forbidden));
        }

        var found = await writer.GetAsync(KnownResources.Secret, name, CoreJsonContext.Default.Secret, cancellationToken);
        return found.Has(out var secret, out var refusal) ? await FillAsync(secret, provider, credentials, cancellationToken)
            : refusal.Problem.Status == StatusCodes.Status404NotFound ? await CreateAsync(name, profile, provider, credentials, cancellationToken)
            : refusal;
    }

    /// <summary>Deletes a Secret that was made for a Profile that is gone; what cannot be deleted stays.</summary>
    public async Task RemoveAsync(string name, string profile, CancellationToken cancellationToken)
    {
        var found = await writer.GetAsync(KnownResources.Secret, name, CoreJsonContext.Default.Secret, cancellationToken);
        if (found.Has(out var secret, out _) && secret.Metadata.Annotations?.GetValueOrDefault(CredentialSecrets.OwnerAnnotation) == profile)
        {
            _ = await writer.DeleteAsync(KnownResources.Secret, name, secret.Metadata.Uid, cancellationToken);
        }
    }

    private async Task<Refusal?> FillAsync(Secret secret, ProfileProvider provider, ProfileCredentials credentials, CancellationToken cancellationToken)
    {
        if (PayloadPolicy.CheckSecretType(secret.Metadata.Name!, secret.Type) is { } forbidden)
        {
            return Refusal.Because(StatusCodes.Status409Conflict, "SystemSecret", forbidden, new FieldProblem("secretName", forbidden));
        }

        var patch = CredentialSecrets.Patch(provider, credentials);
        patch["metadata"] = new JsonObject { ["uid"] = secret.Metadata.Uid };
        return (await writer.PatchAsync(KnownResources.Secret, secret.Metadata.Name!, patch, dryRun: false, cancellationToken)).Refusal;
    }
}
