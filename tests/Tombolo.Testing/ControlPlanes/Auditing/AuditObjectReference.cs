namespace Tombolo.Testing.ControlPlanes.Auditing;

internal sealed record AuditObjectReference(string? ApiGroup, string? Resource, string? Subresource, string? Namespace, string? Name);
