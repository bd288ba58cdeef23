namespace Tombolo.Dashboard.Permissions;

/// <summary>Who is bound.</summary>
/// <param name="Kind"><c>User</c> or <c>Group</c>; a service account is a User named <c>system:serviceaccount:NAMESPACE:NAME</c>.</param>
internal sealed record SubjectEntry(string Kind, string Name);
