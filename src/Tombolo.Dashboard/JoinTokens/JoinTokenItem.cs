namespace Tombolo.Dashboard.JoinTokens;

/// <summary>A join token, never its text.</summary>
/// <param name="TokenId">Null while it has none.</param>
/// <param name="ExpiresAt">RFC 3339 as it stands on the object; null never expires.</param>
/// <param name="Uses">How many clusters are members by it.</param>
/// <param name="MaxUses">As it stands on the object; null is without limit.</param>
/// <param name="AllowedNames">Patterns of cluster names; empty allows every name.</param>
/// <param name="ShowOnce">Its text goes once it was shown.</param>
/// <param name="HasText">Its text can be shown to whoever may read the Secret.</param>
/// <param name="Warnings">What is wrong with it or unwise about it, each with the repair.</param>
/// <param name="DeletionEffect">What its deletion does, in one sentence.</param>
internal sealed record JoinTokenItem(
    string Name,
    string ResourceVersion,
    string? TokenId,
    DateTimeOffset? CreatedAt,
    string? ExpiresAt,
    int Uses,
    string? MaxUses,
    IReadOnlyList<string> AllowedNames,
    bool ShowOnce,
    bool HasText,
    IReadOnlyList<string> Warnings,
    string DeletionEffect);
