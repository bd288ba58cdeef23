namespace Tombolo.Dashboard.Users;

/// <summary>Who calls, as the API server of this cluster knows them by their own bearer token.</summary>
/// <param name="Name">The user name, such as <c>system:serviceaccount:kasten-io:ana</c>.</param>
/// <param name="Token">The user's own token, with which everything they do is done. Secret.</param>
internal sealed record DashboardUser(string Name, IReadOnlyList<string> Groups, string Token)
{
    /// <summary>The name; never the token.</summary>
    public override string ToString() => Name;
}
