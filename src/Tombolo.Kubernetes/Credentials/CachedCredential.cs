namespace Tombolo.Kubernetes.Credentials;

/// <param name="Expires">Null: usable until the server refuses it.</param>
internal sealed record CachedCredential(Credential Credential, DateTimeOffset? Expires);
