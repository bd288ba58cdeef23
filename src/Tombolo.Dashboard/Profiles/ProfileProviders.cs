using Tombolo.Api.Names;

namespace Tombolo.Dashboard.Profiles;

/// <summary>What forms can describe; everything else is written as YAML.</summary>
internal static class ProfileProviders
{
    public const string S3Compatible = nameof(S3Compatible);
    public const string AwsS3 = nameof(AwsS3);
    public const string Azure = nameof(Azure);
    public const string Gcs = nameof(Gcs);
    public const string FileStore = nameof(FileStore);
    public const string Vbr = nameof(Vbr);
    public const string VSphere = nameof(VSphere);

    private const string AwsSecret = "secrets.kanister.io/aws";

    private static readonly CredentialField[] AwsKeys =
    [
        new("credentials.accessKey", "aws_access_key_id", credentials => credentials.AccessKey),
        new("credentials.secretKey", "aws_secret_access_key", credentials => credentials.SecretKey),
    ];

    public static IReadOnlyList<ProfileProvider> All { get; } =
    [
        new(S3Compatible, false, "AwsAccessKey", AwsSecret, AwsKeys),
        new(AwsS3, false, "AwsAccessKey", AwsSecret, [.. AwsKeys, new("credentials.role", "role", credentials => credentials.Role, IsNeeded: false)]),
        new(Azure, false, "AzStorageAccount", "secrets.kanister.io/azure",
        [
            new("credentials.storageAccount", "azure_storage_account_id", credentials => credentials.StorageAccount),
            new("credentials.storageKey", "azure_storage_key", credentials => credentials.StorageKey),
            new("credentials.storageEnvironment", "azure_storage_environment", credentials => credentials.StorageEnvironment, IsNeeded: false),
        ]),
        new(Gcs, false, "GcpServiceAccountKey", SecretTypes.Opaque,
        [
            new("credentials.projectId", "project-id", credentials => credentials.ProjectId),
            new("credentials.serviceAccountKey", "service-account.json", credentials => credentials.ServiceAccountKey),
        ]),
        new(FileStore, false, "", "", []),
        new(Vbr, false, "VBRKey", SecretTypes.Opaque,
        [
            new("credentials.user", "vbr_user", credentials => credentials.User),
            new("credentials.password", "vbr_password", credentials => credentials.Password),
        ]),
        new(VSphere, true, "VSphereKey", SecretTypes.Opaque,
        [
            new("credentials.user", "vsphere_user", credentials => credentials.User),
            new("credentials.password", "vsphere_password", credentials => credentials.Password),
        ]),
    ];

    public static ProfileProvider? Find(string? name) => All.FirstOrDefault(provider => provider.Name == name);
}
