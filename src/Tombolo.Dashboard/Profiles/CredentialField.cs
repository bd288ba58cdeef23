namespace Tombolo.Dashboard.Profiles;

/// <summary>One value of a credential.</summary>
/// <param name="Path">Field of the form.</param>
/// <param name="Key">Key in the Secret.</param>
internal sealed record CredentialField(string Path, string Key, Func<ProfileCredentials, string?> Read, bool IsNeeded = true);
