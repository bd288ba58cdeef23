namespace Tombolo.Protocol.Grants;

/// <summary>Who has a role.</summary>
/// <param name="Kind"><c>User</c> or <c>Group</c>.</param>
public readonly record struct GrantSubject(string Kind, string Name);
