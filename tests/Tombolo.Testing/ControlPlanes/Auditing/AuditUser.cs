namespace Tombolo.Testing.ControlPlanes.Auditing;

internal sealed record AuditUser(string? Username);
