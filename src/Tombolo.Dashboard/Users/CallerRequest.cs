using Tombolo.Dashboard.Sessions;

namespace Tombolo.Dashboard.Users;

/// <summary>What is known of the caller of one request; set before its handler runs.</summary>
internal sealed class CallerRequest
{
    public DashboardUser? User { get; set; }

    /// <summary>Null when the caller came with a bearer token of their own.</summary>
    public Session? Session { get; set; }

    /// <summary>What the request is about, for the audit log, where its path does not say; such as <c>Distribution baseline</c>.</summary>
    public string? Subject { get; set; }
}
