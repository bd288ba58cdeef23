using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;

namespace Tombolo.Api.Validation;

/// <summary>Refuses a global Profile that would carry a credential of the system to other clusters (design section 4).</summary>
public static class ProfileValidator
{
    /// <summary>All faults of the Secrets that the Profile names; the type of an existing Secret is checked by <see cref="PayloadPolicy.CheckSecretType"/>.</summary>
    /// <param name="profile">The whole object.</param>
    public static IReadOnlyList<FieldError> Validate(JsonElement profile)
    {
        var errors = new List<FieldError>();
        foreach (var secret in ProfileSecrets.Find(profile))
        {
            if (PayloadPolicy.CheckName(KnownResources.Secret.Kind, secret.Name) is { } fault)
            {
                errors.Add(new FieldError($"{secret.Path}.name", fault));
            }

            if (secret.Namespace.Length > 0 && secret.Namespace != WellKnownNamespaces.MultiCluster)
            {
                errors.Add(new FieldError(
                    $"{secret.Path}.namespace",
                    $"must be {WellKnownNamespaces.MultiCluster}, where everything that is distributed lives; move Secret '{secret.Name}' there"));
            }
        }

        return errors;
    }
}
