namespace Tombolo.Kubernetes.Informers;

/// <summary>Why a list or a watch must be tried again.</summary>
/// <param name="RetryAfter">How long the server asks to wait.</param>
internal sealed record ListWatchFailure(string Message, TimeSpan? RetryAfter = null);
