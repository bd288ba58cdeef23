namespace Tombolo.Protocol.Tokens;

/// <summary>Why a text is not a join token.</summary>
public enum JoinTokenProblemKind
{
    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>Longer than any token.</summary>
    TooLong,

    /// <summary>White space inside: it was copied with a line break.</summary>
    Broken,

    /// <summary>Does not begin as a token of Tombolo.</summary>
    NotAToken,

    /// <summary>A token of a version that this release does not read.</summary>
    UnsupportedVersion,

    /// <summary>Not four parts between dots.</summary>
    WrongPartCount,

    /// <summary>The checksum does not match: characters are missing or changed.</summary>
    Damaged,

    /// <summary>The public part is not what it has to be.</summary>
    BadPublicPart,

    /// <summary>The public part names no usable URL of the primary.</summary>
    BadUrl,

    /// <summary>The secret part is not a P-256 private key.</summary>
    BadSecret,
}
