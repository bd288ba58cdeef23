namespace Tombolo.Secondary.Connection;

/// <summary>Listens to the primary within one session, in one of the ways there are.</summary>
internal interface IListener
{
    /// <summary>How long the answer to the sync may take to begin.</summary>
    TimeSpan OpenPatience { get; }

    /// <summary>The sync was cut, or answered by something that had waited for the primary in vain.</summary>
    void OpenFailed();

    /// <summary>The answer to the sync did not begin in time.</summary>
    ConnectionEnd NotOpened();

    /// <summary>Listens from the answer to the sync on, until the session ends.</summary>
    /// <exception cref="SessionLostException">What came is not from the primary, or does not fit.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="HttpRequestException">The connection broke.</exception>
    Task<ConnectionEnd> RunAsync(HttpResponseMessage opened, CancellationToken cancellationToken);
}
