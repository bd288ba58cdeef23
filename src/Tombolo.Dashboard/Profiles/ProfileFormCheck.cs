using System.Text.Json;
using Tombolo.Api.Meta;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;

namespace Tombolo.Dashboard.Profiles;

/// <summary>Finds every fault of a form at once; no message repeats a credential.</summary>
internal static class ProfileFormCheck
{
    /// <param name="needsCredentials">There is no Secret yet that the Profile could refer to.</param>
    public static IReadOnlyList<FieldError> Check(ProfileForm form, bool needsCredentials)
    {
        var errors = new List<FieldError>();
        if (DnsNames.CheckSubdomain(form.Name?.Trim()) is { } nameFault)
        {
            errors.Add(new FieldError("name", string.IsNullOrWhiteSpace(form.Name) ? "is needed" : $"'{form.Name}' is no object name: it {nameFault}"));
        }

        if (form.SecretName is { Length: > 0 } secret && (DnsNames.CheckSubdomain(secret) ?? PayloadPolicy.CheckName(KnownResources.Secret.Kind, secret)) is { } secretFault)
        {
            errors.Add(new FieldError("secretName", secretFault));
        }

        if (ProfileProviders.Find(form.Settings?.Provider) is not { } provider)
        {
            errors.Add(new FieldError("settings.provider", $"must be one of {string.Join(", ", ProfileProviders.All.Select(each => each.Name))}; anything else is written as YAML"));
            return errors;
        }

        CheckSettings(form.Settings!, errors);
        CheckCredentials(provider, form.Credentials, needsCredentials, errors);
        return errors;
    }

    private static void CheckSettings(ProfileSettings settings, List<FieldError> errors)
    {
        switch (settings.Provider)
        {
            case ProfileProviders.FileStore:
                Need("claimName", settings.ClaimName, "the PersistentVolumeClaim that every cluster has in its K10 namespace");
                break;
            case ProfileProviders.Vbr:
                Need("serverAddress", settings.ServerAddress, "the address of the server");
                Need("repositoryName", settings.RepositoryName, "the name of the repository");
                break;
            case ProfileProviders.VSphere:
                Need("serverAddress", settings.ServerAddress, "the address of the server");
                break;
            default:
                Need("bucket", settings.Bucket, "the name of a bucket or container that exists");
                break;
        }

        if (settings.Provider == ProfileProviders.S3Compatible)
        {
            Need("endpoint", settings.Endpoint, "the URL of the service, which every cluster that gets the Profile can reach");
        }

        if (settings.Provider == ProfileProviders.AwsS3)
        {
            Need("region", settings.Region, "the region of the bucket");
        }

        if (settings.ServerPort is < 1 or > 65_535)
        {
            errors.Add(new FieldError("settings.serverPort", "must be between 1 and 65535"));
        }

        if (!string.IsNullOrWhiteSpace(settings.ProtectionPeriod) && (!GoDuration.TryParse(settings.ProtectionPeriod, out var period) || period <= TimeSpan.Zero))
        {
            errors.Add(new FieldError("settings.protectionPeriod", $"'{settings.ProtectionPeriod}' is no duration above 0; write hours, such as 720h for 30 days"));
        }

        void Need(string field, string? value, string what)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                errors.Add(new FieldError($"settings.{field}", $"is needed: {what}"));
            }
        }
    }

    private static void CheckCredentials(ProfileProvider provider, ProfileCredentials? credentials, bool areNeeded, List<FieldError> errors)
    {
        if (credentials is null && !areNeeded)
        {
            return;
        }

        foreach (var field in provider.Credentials.Where(field => field.IsNeeded && string.IsNullOrWhiteSpace(field.Read(credentials ?? new ProfileCredentials()))))
        {
            errors.Add(new FieldError(field.Path, "is needed"));
        }

        if (provider.Name == ProfileProviders.Gcs && credentials?.ServiceAccountKey is { Length: > 0 } key && !IsJsonObject(key))
        {
            errors.Add(new FieldError("credentials.serviceAccountKey", "is no JSON object; paste the whole key file of the service account"));
        }
    }

    private static bool IsJsonObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
