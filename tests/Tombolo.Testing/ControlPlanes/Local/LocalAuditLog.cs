using Tombolo.LocalKube.Audit;
using Tombolo.Testing.ControlPlanes.Auditing;
using LoggedEntry = Tombolo.Testing.ControlPlanes.Auditing.AuditEntry;
using TrailEntry = Tombolo.LocalKube.Audit.AuditEntry;

namespace Tombolo.Testing.ControlPlanes.Local;

/// <summary>The audit trail of LocalKube, asked as the log of an API server is.</summary>
internal sealed class LocalAuditLog(AuditTrail trail, TimeProvider time) : AuditLog
{
    private const int ShownEntries = 20;

    public override AuditMark Mark() => new(trail.Count);

    public override Task<IReadOnlyList<LoggedEntry>> ReadAsync(AuditMark since = default, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<LoggedEntry>>([.. trail.Read(since.Position).Select(Convert)]);

    public override async Task<LoggedEntry> WaitForAsync(
        Predicate<LoggedEntry> wanted, AuditMark since, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return Convert(await trail.WaitForAsync(entry => wanted(Convert(entry)), since.Position, either.Token));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            var entries = trail.Read(since.Position);
            throw new TimeoutException(
                $"the audit trail got no such entry within {timeout.TotalSeconds:0} s, but {entries.Count} others; the last:\n"
                + string.Join('\n', entries.TakeLast(ShownEntries)),
                exception);
        }
    }

    private static LoggedEntry Convert(TrailEntry entry) => new()
    {
        Verb = entry.Verb,
        User = entry.User,
        UserAgent = entry.UserAgent,
        Group = entry.Group,
        Resource = entry.Resource,
        Subresource = entry.Subresource,
        Namespace = entry.Namespace,
        Name = entry.Name,
        RequestUri = entry.Path,
        Code = entry.Code,
        Received = entry.Time,
    };
}
