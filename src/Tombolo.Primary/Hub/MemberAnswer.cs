namespace Tombolo.Primary.Hub;

/// <summary>What a member answered to an ask.</summary>
/// <param name="Reason">Machine-readable, empty on success.</param>
/// <param name="Message">For people, empty on success.</param>
public sealed record MemberAnswer(bool Succeeded, string Reason, string Message);
