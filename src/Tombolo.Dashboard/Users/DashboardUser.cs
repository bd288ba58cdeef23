using Tombolo.Dashboard.Users.Reviews;

namespace Tombolo.Dashboard.Users;

/// <summary>Who calls, as the API server of this cluster knows them.</summary>
/// <param name="Name">The user name, such as <c>system:serviceaccount:kasten-io:ana</c>.</param>
/// <param name="Token">The user's own token, with which everything they do is done; empty for who has none here. Secret.</param>
internal sealed record DashboardUser(string Name, IReadOnlyList<string> Groups, string Token)
{
    /// <summary>Somebody of this cluster's primary, who has no token here: the server acts as them by impersonation.</summary>
    public bool IsOfPrimary { get; init; }

    /// <summary>Tells users apart, and gives no token away.</summary>
    public string Key => IsOfPrimary ? $"{Name}\n{string.Join('\n', Groups)}" : TokenReviewer.HashOf(Token);

    /// <summary>A caller who came through the primary.</summary>
    public static DashboardUser OfPrimary(string name, IReadOnlyList<string> groups) => new(name, groups, Token: "") { IsOfPrimary = true };

    /// <summary>The name; never the token.</summary>
    public override string ToString() => Name;
}
