namespace Tombolo.Kubernetes.Credentials;

/// <summary>
/// No credential could be had; the message names the file or command, the cause and the repair. To the caller of a request this is
/// a request that could not be sent.
/// </summary>
public sealed class CredentialException(string message, Exception? inner = null) : HttpRequestException(message, inner);
