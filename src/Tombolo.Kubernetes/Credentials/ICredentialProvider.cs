namespace Tombolo.Kubernetes.Credentials;

/// <summary>Where the credential of each request comes from. Thread-safe.</summary>
public interface ICredentialProvider
{
    /// <summary>The credential to use now; cheap when nothing is due.</summary>
    /// <exception cref="CredentialException">There is none.</exception>
    ValueTask<Credential> GetAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Asks again after the server refused <paramref name="rejected"/> with 401. The same credential as before means that there is no
    /// other.
    /// </summary>
    /// <exception cref="CredentialException">There is none.</exception>
    ValueTask<Credential> RefreshAsync(Credential rejected, CancellationToken cancellationToken);
}
