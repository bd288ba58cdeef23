namespace Tombolo.Dashboard.JoinTokens;

/// <summary>A join token to be made.</summary>
/// <param name="Lifetime">Such as <c>90m</c> or <c>24h</c>, which is the default.</param>
/// <param name="NeverExpires">It lets clusters in until it is deleted; excludes a lifetime.</param>
/// <param name="MaxUses">Null is without limit.</param>
/// <param name="AllowedNames">Names of clusters, with <c>*</c> at an end for any rest; empty allows every name.</param>
/// <param name="ShowOnce">Its text goes once it was shown.</param>
internal sealed record JoinTokenForm(
    string? Name, string? Lifetime = null, bool NeverExpires = false, int? MaxUses = null, IReadOnlyList<string>? AllowedNames = null, bool ShowOnce = false);
