namespace Tombolo.Protocol.Payloads;

/// <summary>One field of a copy that was changed by somebody else; values of credentials are digests.</summary>
/// <param name="Path">JSON path below the object, for example <c>spec.frequency</c>.</param>
/// <param name="Manager">The field manager that wrote the value that was found; empty when it is not known.</param>
public sealed record FieldDrift(string Path, string Wanted, string Found, DateTimeOffset Since, string Manager);
