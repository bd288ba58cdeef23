namespace Tombolo.LocalKube.Audit;

/// <summary>Keeps nothing.</summary>
internal sealed class NoAudit : IRequestAudit
{
    public void Record(AuditRecord record)
    {
    }
}
