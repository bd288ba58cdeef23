namespace Tombolo.Dashboard.Profiles;

/// <summary>The credentials of a Profile: only ever sent to the server, never back. Which fields count depends on the provider.</summary>
/// <param name="Role">ARN of a role that is assumed for temporary credentials; null for none.</param>
/// <param name="StorageEnvironment">Such as <c>AzurePublicCloud</c>; null for the usual one.</param>
/// <param name="ServiceAccountKey">The JSON of a service account of Google Cloud.</param>
internal sealed record ProfileCredentials(
    string? AccessKey = null,
    string? SecretKey = null,
    string? Role = null,
    string? StorageAccount = null,
    string? StorageKey = null,
    string? StorageEnvironment = null,
    string? ProjectId = null,
    string? ServiceAccountKey = null,
    string? User = null,
    string? Password = null)
{
    /// <summary>Nothing of the credentials.</summary>
    public override string ToString() => nameof(ProfileCredentials);
}
