namespace Tombolo.Primary.Membership;

/// <summary>Members that have left on their own side and say so.</summary>
public interface IDepartures
{
    /// <summary>
    /// The member has removed everything of its membership: its Cluster is deleted, if it is not already, and let go. Proven by the member's key; can be repeated.
    /// </summary>
    Task DepartedAsync(Member member, CancellationToken cancellationToken);
}
