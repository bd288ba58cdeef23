using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization;

namespace Tombolo.LocalKube.Audit;

/// <summary>A request that was answered.</summary>
/// <param name="User">Null when it was not found out.</param>
/// <param name="Code">The HTTP status.</param>
internal sealed record AuditRecord(DateTimeOffset Time, UserInfo? User, string UserAgent, RequestAttributes Attributes, int Code)
{
    public bool IsDryRun { get; init; }
}
