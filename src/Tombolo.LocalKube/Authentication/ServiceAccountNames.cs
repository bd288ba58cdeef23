namespace Tombolo.LocalKube.Authentication;

/// <summary>What a ServiceAccount is called as a user (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens).</summary>
internal static class ServiceAccountNames
{
    private const string Prefix = "system:serviceaccount:";

    public static string UserOf(string @namespace, string name) => $"{Prefix}{@namespace}:{name}";

    public static IReadOnlyList<string> GroupsOf(string @namespace) => ["system:serviceaccounts", $"system:serviceaccounts:{@namespace}"];

    /// <summary>Whether <paramref name="user"/> is that account.</summary>
    public static bool IsUser(string user, string @namespace, string name) =>
        user.Length == Prefix.Length + @namespace.Length + 1 + name.Length
        && user.StartsWith(Prefix, StringComparison.Ordinal)
        && user.AsSpan(Prefix.Length).StartsWith(@namespace, StringComparison.Ordinal)
        && user[Prefix.Length + @namespace.Length] == ':'
        && user.EndsWith(name, StringComparison.Ordinal);

    /// <summary>The account that a user name stands for.</summary>
    public static bool TrySplit(string user, out string @namespace, out string name)
    {
        var parts = user.StartsWith(Prefix, StringComparison.Ordinal) ? user[Prefix.Length..].Split(':') : [];
        (@namespace, name) = parts is [{ Length: > 0 }, { Length: > 0 }] ? (parts[0], parts[1]) : ("", "");
        return name.Length > 0;
    }
}
