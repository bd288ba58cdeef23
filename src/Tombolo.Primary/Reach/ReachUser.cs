namespace Tombolo.Primary.Reach;

/// <summary>As whom a cluster is asked.</summary>
/// <param name="Name">As the primary's API server knows them.</param>
/// <param name="Groups">Those that begin with <c>system:</c> do not cross.</param>
/// <param name="Token">Their own bearer token; goes to the primary's own API server alone, when the cluster is the primary.</param>
public sealed record ReachUser(string Name, IReadOnlyList<string> Groups, string Token)
{
    /// <summary>Not the token.</summary>
    public override string ToString() => Name;
}
