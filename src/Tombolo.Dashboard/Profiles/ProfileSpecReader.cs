using System.Text.Json.Nodes;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Profiles;

/// <summary>Reads the spec of a Profile.</summary>
internal static class ProfileSpecReader
{
    /// <summary>The settings of a form; null when a form cannot hold what the spec says.</summary>
    public static ProfileSettings? Read(JsonObject spec)
    {
        if (ProviderOf(spec) is not { } name || ProfileProviders.Find(name) is null)
        {
            return null;
        }

        var (location, infra) = (spec["locationSpec"], spec["infra"]);
        return name switch
        {
            ProfileProviders.VSphere => new ProfileSettings(name, ServerAddress: JsonFields.Text(infra, "vsphere", "serverAddress")),
            ProfileProviders.FileStore => new ProfileSettings(
                name, ClaimName: JsonFields.Text(location, "fileStore", "claimName"), Path: JsonFields.Text(location, "fileStore", "path")),
            ProfileProviders.Vbr => Vbr(name, location!["vbr"]),
            _ => ObjectStore(name, location!["objectStore"]),
        };
    }

    /// <summary>One of <see cref="ProfileProviders"/>, or what the spec itself calls it; null when it does not.</summary>
    public static string? ProviderOf(JsonObject spec)
    {
        if (JsonFields.Text(spec, "type") == "Infra")
        {
            return JsonFields.Text(spec, "infra", "type");
        }

        var type = JsonFields.Text(spec, "locationSpec", "type");
        return (type, JsonFields.Text(spec, "locationSpec", "objectStore", "objectStoreType")) switch
        {
            ("FileStore", _) => ProfileProviders.FileStore,
            ("VBR", _) => ProfileProviders.Vbr,
            ("ObjectStore", "S3") => JsonFields.Text(spec, "locationSpec", "objectStore", "endpoint") is { Length: > 0 } ? ProfileProviders.S3Compatible : ProfileProviders.AwsS3,
            ("ObjectStore", "AZ") => ProfileProviders.Azure,
            ("ObjectStore", "GCS") => ProfileProviders.Gcs,
            var (_, store) => store ?? type,
        };
    }

    private static ProfileSettings ObjectStore(string provider, JsonNode? store) => new(
        provider,
        JsonFields.Text(store, "name"),
        JsonFields.Text(store, "region"),
        JsonFields.Text(store, "endpoint"),
        JsonFields.Flag(store, "skipSSLVerify"),
        JsonFields.Text(store, "path"),
        JsonFields.Text(store, "protectionPeriod"));

    private static ProfileSettings Vbr(string provider, JsonNode? vbr) => new(
        provider,
        SkipSslVerify: JsonFields.Flag(vbr, "skipSSLVerify"),
        ServerAddress: JsonFields.Text(vbr, "serverAddress"),
        ServerPort: JsonFields.Number(vbr, "serverPort"),
        RepositoryName: JsonFields.Text(vbr, "repoName"));
}
