namespace Tombolo.Testing.ControlPlanes.Auditing;

/// <summary>A place in an audit log; the default is its beginning.</summary>
public readonly record struct AuditMark(long Position);
