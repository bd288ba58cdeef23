namespace Tombolo.Api.Access;

/// <summary>
/// The name under which a user or group of the primary is known on the other clusters: <c>tombolo:&lt;primary id&gt;:&lt;name&gt;</c> (design section 8).
/// Nobody inherits rights of an identity of that cluster that happens to have the same name.
/// </summary>
public static class MappedIdentity
{
    /// <summary>How every such name begins, whatever primary it is of.</summary>
    public const string Prefix = "tombolo:";

    /// <param name="primaryId">UID of <c>kube-system</c> of the primary.</param>
    /// <param name="name">User or group as the primary's API server knows it.</param>
    public static string Of(string primaryId, string name) => $"{Prefix}{primaryId}:{name}";

    /// <summary>The name on the primary; null when <paramref name="mapped"/> is no identity of that primary.</summary>
    public static string? TryRead(string primaryId, string mapped)
    {
        var prefix = Of(primaryId, "");
        return mapped.Length > prefix.Length && mapped.StartsWith(prefix, StringComparison.Ordinal) ? mapped[prefix.Length..] : null;
    }
}
