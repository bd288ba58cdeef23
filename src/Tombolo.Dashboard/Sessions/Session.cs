namespace Tombolo.Dashboard.Sessions;

/// <summary>What the cookie holds, encrypted: who signed in, with which token, and when. Secret.</summary>
internal sealed record Session
{
    /// <summary>Random; names the session when it is ended.</summary>
    public required string Id { get; init; }

    /// <summary>Random; what a page of ours sends along with every change.</summary>
    public required string CsrfToken { get; init; }

    /// <summary>The user's own Kubernetes bearer token.</summary>
    public required string Token { get; init; }

    public required string UserName { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>When something was last done in it, to within a minute.</summary>
    public required DateTimeOffset UsedAt { get; init; }

    /// <summary>When it ends unless something is done in it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it ends whatever is done.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The user; never the token.</summary>
    public override string ToString() => $"session of {UserName}";
}
