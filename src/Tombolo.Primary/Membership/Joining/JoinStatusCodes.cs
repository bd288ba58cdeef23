using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>HTTP status codes of the answers; for people who look at traffic, since members believe signed bodies alone.</summary>
internal static class JoinStatusCodes
{
    public const int Ok = 200;

    private const int BadRequest = 400;
    private const int Forbidden = 403;
    private const int Conflict = 409;
    private const int TooManyRequests = 429;

    public static int Of(RefusalReason reason) =>
        reason == RefusalReasons.Malformed || reason == RefusalReasons.VersionUnsupported ? BadRequest
        : reason == RefusalReasons.NameTaken || reason == RefusalReasons.IdentityMismatch || reason == RefusalReasons.DuplicateIdentity ? Conflict
        : reason.Permanent ? Forbidden
        : TooManyRequests;
}
