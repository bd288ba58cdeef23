using System.Text.Json.Serialization;

namespace Tombolo.Dashboard.Sessions;

/// <summary>What the cookie holds, encrypted: who signed in, with which token, and when. Secret.</summary>
internal sealed record Session
{
    /// <summary>How long a session lives without anything done in it.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(30);

    /// <summary>How long a session lives at most.</summary>
    public static readonly TimeSpan AbsoluteTimeout = TimeSpan.FromHours(12);

    /// <summary>Random; names the session when it is ended.</summary>
    public required string Id { get; init; }

    /// <summary>Random; what a page of ours sends along with every change.</summary>
    public required string CsrfToken { get; init; }

    /// <summary>The user's own Kubernetes bearer token.</summary>
    public required string Token { get; init; }

    public required string UserName { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>When something was last done in it, to within a minute.</summary>
    public required DateTimeOffset UsedAt { get; init; }

    /// <summary>When it ends unless something is done in it.</summary>
    [JsonIgnore]
    public DateTimeOffset ExpiresAt => Earlier(UsedAt + IdleTimeout, EndsAt);

    /// <summary>When it ends whatever is done.</summary>
    [JsonIgnore]
    public DateTimeOffset EndsAt => SignedInAt + AbsoluteTimeout;

    /// <summary>The user; never the token.</summary>
    public override string ToString() => $"session of {UserName}";

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
