namespace Tombolo.Dashboard.JoinTokens;

/// <summary>The join tokens, the newest first.</summary>
internal sealed record JoinTokenList(IReadOnlyList<JoinTokenItem> Items);
