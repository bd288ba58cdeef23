using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Profiles;

/// <summary>Writes settings into the spec of a Profile (contract section 1.11); what they do not hold stays.</summary>
internal static class ProfileSpecWriter
{
    /// <param name="secretName">Null leaves the reference to the credentials as it is.</param>
    public static void Write(ProfileSettings settings, string? secretName, JsonObject spec)
    {
        var provider = ProfileProviders.Find(settings.Provider) ?? throw new ArgumentException($"'{settings.Provider}' is no provider", nameof(settings));
        spec["type"] = provider.IsInfrastructure ? "Infra" : "Location";
        spec.Remove(provider.IsInfrastructure ? "locationSpec" : "infra");
        var part = JsonFields.Part(spec, provider.IsInfrastructure ? "infra" : "locationSpec");
        switch (provider.Name)
        {
            case ProfileProviders.VSphere:
                part["type"] = "VSphere";
                JsonFields.Set(JsonFields.Part(part, "vsphere"), "serverAddress", settings.ServerAddress);
                break;
            case ProfileProviders.FileStore:
                part["type"] = "FileStore";
                Only(part, "fileStore");
                JsonFields.Set(JsonFields.Part(part, "fileStore"), "claimName", settings.ClaimName);
                JsonFields.Set(JsonFields.Part(part, "fileStore"), "path", settings.Path);
                break;
            case ProfileProviders.Vbr:
                part["type"] = "VBR";
                Only(part, "vbr");
                WriteVbr(settings, JsonFields.Part(part, "vbr"));
                break;
            default:
                part["type"] = "ObjectStore";
                Only(part, "objectStore");
                WriteObjectStore(settings, JsonFields.Part(part, "objectStore"));
                break;
        }

        if (provider.SecretType.Length == 0)
        {
            part.Remove("credential");
        }
        else if (secretName is not null)
        {
            WriteCredential(provider, secretName, JsonFields.Part(part, "credential"));
        }
    }

    private static void WriteObjectStore(ProfileSettings settings, JsonObject store)
    {
        store["objectStoreType"] = settings.Provider switch
        {
            ProfileProviders.Azure => "AZ",
            ProfileProviders.Gcs => "GCS",
            _ => "S3",
        };
        JsonFields.Set(store, "name", settings.Bucket);
        JsonFields.Set(store, "region", settings.Region);
        JsonFields.Set(store, "endpoint", settings.Provider == ProfileProviders.S3Compatible ? settings.Endpoint : null);
        JsonFields.SetFlag(store, "skipSSLVerify", settings.SkipSslVerify);
        JsonFields.Set(store, "path", settings.Path);
        JsonFields.Set(store, "protectionPeriod", settings.ProtectionPeriod);
    }

    private static void WriteVbr(ProfileSettings settings, JsonObject vbr)
    {
        JsonFields.Set(vbr, "serverAddress", settings.ServerAddress);
        JsonFields.Set(vbr, "repoName", settings.RepositoryName);
        JsonFields.SetFlag(vbr, "skipSSLVerify", settings.SkipSslVerify);
        if (settings.ServerPort is { } port)
        {
            vbr["serverPort"] = port;
        }
        else
        {
            vbr.Remove("serverPort");
        }
    }

    private static void WriteCredential(ProfileProvider provider, string secretName, JsonObject credential)
    {
        credential["secretType"] = provider.SecretType;
        credential["secret"] = new JsonObject
        {
            ["apiVersion"] = KnownResources.Secret.ApiVersion,
            ["kind"] = KnownResources.Secret.Kind,
            ["name"] = secretName,
            ["namespace"] = WellKnownNamespaces.MultiCluster,
        };
    }

    private static void Only(JsonObject location, string kept)
    {
        foreach (var other in (string[])["objectStore", "fileStore", "vbr"])
        {
            if (other != kept)
            {
                location.Remove(other);
            }
        }
    }
}
