namespace Tombolo.Testing.ControlPlanes.Auditing;

/// <summary>A line of the audit log as the API server writes it.</summary>
internal sealed record AuditEvent(
    string Stage,
    string RequestURI,
    string Verb,
    AuditUser User,
    string? UserAgent,
    AuditObjectReference? ObjectRef,
    AuditResponseStatus? ResponseStatus,
    DateTimeOffset RequestReceivedTimestamp)
{
    public AuditEntry ToEntry() => new()
    {
        Verb = Verb,
        User = User.Username ?? "",
        UserAgent = UserAgent ?? "",
        Group = ObjectRef?.ApiGroup ?? "",
        Resource = ObjectRef?.Resource ?? "",
        Subresource = ObjectRef?.Subresource ?? "",
        Namespace = ObjectRef?.Namespace ?? "",
        Name = ObjectRef?.Name ?? "",
        RequestUri = RequestURI,
        Code = ResponseStatus?.Code ?? 0,
        Received = RequestReceivedTimestamp,
    };
}
