namespace Tombolo.Dashboard.JoinTokens;

/// <summary>The text of a join token, for whoever may read its Secret and asked for it.</summary>
/// <param name="Token">Secret.</param>
/// <param name="IsGone">It was to be shown once: it is not in the cluster any more.</param>
internal sealed record JoinTokenText(string Token, bool IsGone)
{
    /// <summary>Nothing of the token.</summary>
    public override string ToString() => nameof(JoinTokenText);
}
