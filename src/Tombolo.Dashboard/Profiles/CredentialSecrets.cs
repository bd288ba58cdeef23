using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;

namespace Tombolo.Dashboard.Profiles;

/// <summary>Writes the Secrets that Profiles refer to (contract section 1.11).</summary>
internal static class CredentialSecrets
{
    /// <summary>On a Secret that was made for a Profile: the name of the Profile, by which a repeated attempt knows its own Secret.</summary>
    public const string OwnerAnnotation = Annotations.Prefix + "credentials-of";

    /// <summary>A name of its own for the Secret of a Profile; one that may be distributed.</summary>
    public static string NameFor(string profile) =>
        Tombolo.Api.Payloads.PayloadPolicy.CheckName(KnownResources.Secret.Kind, profile) is null ? $"{profile}-credentials" : $"profile-{profile}-credentials";

    public static JsonObject New(string name, string profile, ProfileProvider provider, ProfileCredentials credentials) => new()
    {
        ["apiVersion"] = KnownResources.Secret.ApiVersion,
        ["kind"] = KnownResources.Secret.Kind,
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["namespace"] = WellKnownNamespaces.MultiCluster,
            ["labels"] = new JsonObject { [Labels.ManagedBy] = Labels.ManagedByTombolo },
            ["annotations"] = new JsonObject { [OwnerAnnotation] = profile },
        },
        ["type"] = provider.KubernetesSecretType,
        ["data"] = Data(provider, credentials),
    };

    /// <summary>A merge patch with the new values; keys that it does not hold stay.</summary>
    public static JsonObject Patch(ProfileProvider provider, ProfileCredentials credentials) => new() { ["data"] = Data(provider, credentials) };

    private static JsonObject Data(ProfileProvider provider, ProfileCredentials credentials)
    {
        var data = new JsonObject();
        foreach (var field in provider.Credentials)
        {
            if (field.Read(credentials) is { Length: > 0 } value)
            {
                data[field.Key] = Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
            }
        }

        return data;
    }
}
