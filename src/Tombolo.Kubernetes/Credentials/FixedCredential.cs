namespace Tombolo.Kubernetes.Credentials;

/// <summary>One credential that never changes.</summary>
public sealed class FixedCredential(Credential credential) : ICredentialProvider
{
    public static FixedCredential Anonymous { get; } = new(Credential.Anonymous);

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(credential);

    public ValueTask<Credential> RefreshAsync(Credential rejected, CancellationToken cancellationToken) => ValueTask.FromResult(credential);

    /// <inheritdoc/>
    public override string ToString() => credential.ToString();
}
