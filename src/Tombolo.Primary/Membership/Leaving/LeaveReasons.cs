namespace Tombolo.Primary.Membership.Leaving;

/// <summary>Reasons of the condition that tells what the deletion of a Cluster waits for.</summary>
internal static class LeaveReasons
{
    public const string HasSecondaries = nameof(HasSecondaries);
    public const string Protected = nameof(Protected);
    public const string MemberLeft = nameof(MemberLeft);
    public const string NotAMember = nameof(NotAMember);
    public const string Asked = nameof(Asked);
    public const string Unreachable = nameof(Unreachable);

    /// <summary>The member was asked and answered that it could not leave.</summary>
    public const string LeaveFailed = nameof(LeaveFailed);
}
