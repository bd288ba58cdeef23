namespace Tombolo.Testing.ControlPlanes.Auditing;

/// <summary>What the API server was asked by whom: each request that has ended, in the order of their ends.</summary>
public abstract class AuditLog
{
    /// <summary>The present end of the log.</summary>
    public abstract AuditMark Mark();

    /// <summary>The entries written after <paramref name="since"/>.</summary>
    public abstract Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditMark since = default, CancellationToken cancellationToken = default);

    /// <summary>Waits for an entry written after <paramref name="since"/> that <paramref name="wanted"/> accepts.</summary>
    /// <exception cref="TimeoutException">None came in time; the message shows what came instead.</exception>
    public abstract Task<AuditEntry> WaitForAsync(
        Predicate<AuditEntry> wanted, AuditMark since, TimeSpan timeout, CancellationToken cancellationToken = default);
}
