namespace Tombolo.Dashboard.Profiles;

/// <summary>The global Profiles that the caller may see, by name.</summary>
internal sealed record ProfileList(IReadOnlyList<ProfileItem> Items);
