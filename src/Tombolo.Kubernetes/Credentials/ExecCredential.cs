namespace Tombolo.Kubernetes.Credentials;

/// <summary>The credential that a plugin prints, kept until it expires or the server refuses it. One run at a time serves all who wait.</summary>
internal sealed class ExecCredential(ExecPlugin plugin, TimeProvider time) : ICredentialProvider, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile CachedCredential? _cached;

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
        _cached is { } cached && IsFresh(cached) ? ValueTask.FromResult(cached.Credential) : RunAsync(null, cancellationToken);

    public ValueTask<Credential> RefreshAsync(Credential rejected, CancellationToken cancellationToken) => RunAsync(rejected, cancellationToken);

    public void Dispose() => _gate.Dispose();

    /// <inheritdoc/>
    public override string ToString() => plugin.ToString();

    private bool IsFresh(CachedCredential cached) => cached.Expires is not { } expires || time.GetUtcNow() < expires;

    private async ValueTask<Credential> RunAsync(Credential? rejected, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // Whoever held the gate before may have brought what this caller wants.
            if (_cached is { } other && IsFresh(other) && !Includes(rejected, other.Credential))
            {
                return other.Credential;
            }

            var (credential, expires) = ExecOutputReader.Read(plugin, await ExecProcess.RunAsync(plugin, time, cancellationToken));
            _cached = new CachedCredential(credential, expires);
            return credential;
        }
        finally
        {
            _gate.Release();
        }
    }

    // The rejected credential may be one combined of this and others.
    private static bool Includes(Credential? rejected, Credential part) =>
        rejected is not null
        && (part.Authorization is null || part.Authorization.Equals(rejected.Authorization))
        && (part.Certificate is null || part.Certificate.Equals(rejected.Certificate));
}
