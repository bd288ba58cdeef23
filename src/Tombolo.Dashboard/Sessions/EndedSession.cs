namespace Tombolo.Dashboard.Sessions;

/// <summary>A session that its user ended: every copy of its cookie is worthless.</summary>
/// <param name="Until">When it would have ended by itself; to be remembered no longer.</param>
internal sealed record EndedSession(string Id, DateTimeOffset Until);
