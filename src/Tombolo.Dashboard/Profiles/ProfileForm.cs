namespace Tombolo.Dashboard.Profiles;

/// <summary>A Profile to be made or changed.</summary>
/// <param name="Name">Of the object; cannot change.</param>
/// <param name="Credentials">Needed for a new Profile unless a Secret is named; on a change null keeps those there are.</param>
/// <param name="SecretName">The Secret with the credentials; null takes <c>NAME-credentials</c>, on a change the one it has.</param>
/// <param name="ResourceVersion">Change this version only; null changes whatever there is.</param>
internal sealed record ProfileForm(
    string? Name, ProfileSettings? Settings, ProfileCredentials? Credentials = null, string? SecretName = null, string? ResourceVersion = null);
