namespace Tombolo.Primary.JoinTokens;

/// <summary>Something about a token that its maker should know.</summary>
/// <param name="Reason">One word, as of an Event.</param>
/// <param name="Message">The cause and the repair; never the token text.</param>
internal sealed record JoinTokenNotice(string Reason, string Message);
