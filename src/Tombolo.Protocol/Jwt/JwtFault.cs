namespace Tombolo.Protocol.Jwt;

/// <summary>Why a token is not believed, in the order in which it is looked at.</summary>
public enum JwtFault
{
    /// <summary>Longer than any token that is read.</summary>
    Oversized,

    /// <summary>Not a JWS in compact form with a JSON header and JSON claims (RFC 7515, RFC 7519).</summary>
    Malformed,

    /// <summary>A name twice in one object: who reads the first and who reads the last would believe different things (RFC 7519 section 4).</summary>
    DuplicateClaim,

    /// <summary><c>none</c>, a symmetric one, or any other that is not on the list (RFC 8725 section 3.1).</summary>
    AlgorithmNotAllowed,

    /// <summary>Nobody trusts this issuer.</summary>
    WrongIssuer,

    /// <summary>The token names no key, or one that its issuer does not have.</summary>
    UnknownKey,

    /// <summary>The key is not made for the algorithm that the token names.</summary>
    KeyMismatch,

    /// <summary>The signature is not the key's.</summary>
    BadSignature,

    /// <summary>It is meant for somebody else.</summary>
    WrongAudience,

    /// <summary>It is over.</summary>
    Expired,

    /// <summary>It has not begun.</summary>
    NotYetValid,

    /// <summary>It does not say when it ends, or lives longer than is accepted.</summary>
    LifetimeTooLong,
}
