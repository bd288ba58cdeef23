namespace Tombolo.Dashboard.Profiles;

/// <summary>What a Profile says, besides its credentials. Which fields count depends on the provider.</summary>
/// <param name="Provider">One of <see cref="ProfileProviders"/>.</param>
/// <param name="Bucket">Bucket or container of an object store; it must exist.</param>
/// <param name="Region">Of the bucket.</param>
/// <param name="Endpoint">URL or host of an S3-compatible service.</param>
/// <param name="SkipSslVerify">Certificates are not checked.</param>
/// <param name="Path">Prefix in the bucket, or folder in the share.</param>
/// <param name="ProtectionPeriod">For how long backups cannot be changed, such as <c>720h</c>; null for backups that can.</param>
/// <param name="ClaimName">PersistentVolumeClaim of a file store, in the K10 namespace of every cluster that gets the Profile.</param>
/// <param name="ServerAddress">Of Veeam Backup &amp; Replication, or of vSphere.</param>
/// <param name="ServerPort">Of Veeam Backup &amp; Replication; null for the usual one.</param>
/// <param name="RepositoryName">Of Veeam Backup &amp; Replication.</param>
internal sealed record ProfileSettings(
    string? Provider,
    string? Bucket = null,
    string? Region = null,
    string? Endpoint = null,
    bool SkipSslVerify = false,
    string? Path = null,
    string? ProtectionPeriod = null,
    string? ClaimName = null,
    string? ServerAddress = null,
    int? ServerPort = null,
    string? RepositoryName = null);
