namespace Tombolo.LocalKube.Authorization;

/// <param name="Reason">For reviews and audit; may be empty.</param>
internal readonly record struct AuthorizationDecision(bool IsAllowed, string Reason);
