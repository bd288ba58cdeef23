namespace Tombolo.Primary.Membership.Leaving;

/// <summary>Reasons of the condition that tells what the deletion of a Cluster waits for.</summary>
internal static class LeaveReasons
{
    public const string HasSecondaries = nameof(HasSecondaries);
    public const string Protected = nameof(Protected);

    /// <summary>An annotation that decides how the cluster leaves cannot be read.</summary>
    public const string InvalidAnnotation = nameof(InvalidAnnotation);
    public const string MemberLeft = nameof(MemberLeft);
    public const string NotAMember = nameof(NotAMember);
    public const string Asked = nameof(Asked);
    public const string Unreachable = nameof(Unreachable);

    /// <summary>The member was asked and answered that it could not leave.</summary>
    public const string LeaveFailed = nameof(LeaveFailed);
}
