namespace Tombolo.Dashboard.Auth;

/// <summary>Who is signed in, and what they may do.</summary>
internal sealed record Me
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>When the session ends unless something is done in it; absent with a bearer token.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the session ends whatever is done; absent with a bearer token.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>To be sent as header <c>X-Tombolo-Csrf</c> with every change; absent with a bearer token.</summary>
    public string? CsrfToken { get; init; }

    /// <summary>What the pages ask before they offer something; the API server decides when it is done.</summary>
    public required MyRights Rights { get; init; }
}
