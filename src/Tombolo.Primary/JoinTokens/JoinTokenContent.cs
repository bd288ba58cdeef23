namespace Tombolo.Primary.JoinTokens;

/// <summary>What the data of a join-token Secret holds.</summary>
internal enum JoinTokenContent
{
    /// <summary>Nothing: a token is to be made.</summary>
    Empty,

    /// <summary>The token text.</summary>
    Token,

    /// <summary>Only the token's public key: its text was shown once and is kept by whoever saw it.</summary>
    PublicKey,

    /// <summary>Something that is neither.</summary>
    Unreadable,
}
