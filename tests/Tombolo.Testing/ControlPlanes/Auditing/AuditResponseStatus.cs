namespace Tombolo.Testing.ControlPlanes.Auditing;

internal sealed record AuditResponseStatus(int Code);
