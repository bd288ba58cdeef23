using Tombolo.Api.Validation;

namespace Tombolo.Api.Access;

/// <summary>Which users and groups may be bound (contract section 1.10, design section 8).</summary>
public static class SubjectNames
{
    private const string SystemPrefix = "system:";
    private const string ServiceAccountPrefix = "system:serviceaccount:";

    /// <summary>Null when the user or group may be bound, else why not and what to write.</summary>
    /// <param name="kind"><c>User</c> or <c>Group</c>.</param>
    /// <param name="name">As the primary's API server knows it.</param>
    public static string? Check(string kind, string name)
    {
        if (name.Any(char.IsControl) || name != name.Trim())
        {
            return $"{Text.Quote(name)} has white space around it or control characters in it; write the name as the API server knows it";
        }

        if (name.StartsWith(MappedIdentity.Prefix, StringComparison.Ordinal))
        {
            return $"{Text.Quote(name)} is not allowed: names that start with {MappedIdentity.Prefix} are those of people of another primary; name the user as this cluster knows it";
        }

        return name.StartsWith(SystemPrefix, StringComparison.Ordinal) && !(kind == "User" && IsServiceAccount(name))
            ? $"{Text.Quote(name)} is not allowed: names that start with {SystemPrefix} belong to Kubernetes; "
                + $"a service account is kind: User with name: {ServiceAccountPrefix}<namespace>:<name>, everybody else is bound by a name or group of your own"
            : null;
    }

    private static bool IsServiceAccount(string name) =>
        name.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal)
        && name[ServiceAccountPrefix.Length..].Split(':') is [var @namespace, var account]
        && DnsNames.CheckLabel(@namespace) is null
        && DnsNames.CheckSubdomain(account) is null;
}
