namespace Tombolo.LocalKube.Authorization.Bindings;

/// <summary>To whom a binding gives its role; the namespace is empty but for a <c>ServiceAccount</c>.</summary>
internal sealed record RoleSubject(string Kind, string Name, string Namespace);
