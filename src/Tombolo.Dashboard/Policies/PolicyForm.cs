namespace Tombolo.Dashboard.Policies;

/// <summary>A Policy to be made or changed.</summary>
/// <param name="Name">Of the object; cannot change.</param>
/// <param name="ResourceVersion">Change this version only; null changes whatever there is.</param>
internal sealed record PolicyForm(string? Name, PolicySettings? Settings, string? ResourceVersion = null);
