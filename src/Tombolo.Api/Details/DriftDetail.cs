namespace Tombolo.Api.Details;

/// <summary>One field of a copy that somebody changed.</summary>
/// <param name="Wanted">The value that is distributed; of credentials a digest.</param>
/// <param name="Found">The value that was found; of credentials a digest.</param>
/// <param name="Since">When it was first seen.</param>
/// <param name="Manager">The field manager that wrote it; empty when it is not known.</param>
public sealed record DriftDetail(string Path, string Wanted, string Found, DateTimeOffset Since, string Manager);
