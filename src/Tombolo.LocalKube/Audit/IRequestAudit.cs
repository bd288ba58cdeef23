namespace Tombolo.LocalKube.Audit;

/// <summary>Keeps who asked what.</summary>
internal interface IRequestAudit
{
    void Record(AuditRecord record);
}
