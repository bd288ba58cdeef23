namespace Tombolo.Primary.Trusts;

/// <summary>Why a genuine token lets nobody in, beside the faults of tokens themselves.</summary>
internal static class TrustReasons
{
    /// <summary>The token was made for another key than that of the cluster which shows it.</summary>
    public const string NotBound = "NotBound";

    public const string WrongSubject = "WrongSubject";

    public const string WrongClaim = "WrongClaim";

    public const string TrustExpired = "TrustExpired";

}
