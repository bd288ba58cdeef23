namespace Tombolo.Primary.JoinTokens;

/// <summary>Whether a token lets a cluster in.</summary>
internal enum JoinTokenVerdict
{
    Ok,
    Expired,
    Exhausted,
    NotAllowed,
}
