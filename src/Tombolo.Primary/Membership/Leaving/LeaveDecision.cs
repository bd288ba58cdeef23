namespace Tombolo.Primary.Membership.Leaving;

/// <summary>An action with the words of the condition that tells about it.</summary>
/// <param name="Reason">One word: of the condition, and the cause of the statement that the member gets.</param>
/// <param name="Message">What is waited for and what ends the wait; empty when nothing is waited for.</param>
/// <param name="LookAgainAfter">When time alone changes the decision; null when it does not.</param>
internal sealed record LeaveDecision(LeaveAction Action, string Reason, string Message = "", TimeSpan? LookAgainAfter = null);
