namespace Tombolo.Cli.Commands.JoinTokens.Creating;

/// <summary>What <c>tombolo join-token create</c> is to make.</summary>
/// <param name="Lifetime">Null never expires.</param>
/// <param name="MaxUses">Null is without limit.</param>
/// <param name="AllowedNames">Patterns of cluster names; empty allows every name.</param>
internal sealed record CreateTokenOptions(
    string Name, TimeSpan? Lifetime, int? MaxUses, IReadOnlyList<string> AllowedNames, bool IsShowOnce, bool PrintsJoinCommand, TimeSpan Timeout);
