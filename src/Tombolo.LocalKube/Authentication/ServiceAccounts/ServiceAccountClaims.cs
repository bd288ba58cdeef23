namespace Tombolo.LocalKube.Authentication.ServiceAccounts;

/// <summary>
/// What the token of a ServiceAccount says. One from a TokenRequest has an id, audiences and an end; one that is kept in a Secret names that Secret instead.
/// </summary>
internal sealed record ServiceAccountClaims
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required string Uid { get; init; }

    /// <summary>The token Secret that keeps it; null for one from a TokenRequest.</summary>
    public string? LegacySecret { get; init; }

    public IReadOnlyList<string> Audiences { get; init; } = [];

    public string Id { get; init; } = "";

    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>Null for one kept in a Secret, which does not end by itself.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The object with which it ends.</summary>
    public BoundObject? BoundTo { get; init; }
}
