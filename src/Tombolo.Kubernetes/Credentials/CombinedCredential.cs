namespace Tombolo.Kubernetes.Credentials;

/// <summary>What several providers give, as one credential: the first Authorization header and the first certificate.</summary>
internal sealed class CombinedCredential(IReadOnlyList<ICredentialProvider> providers) : ICredentialProvider
{
    /// <summary>The simplest provider that gives what all of <paramref name="providers"/> give.</summary>
    public static ICredentialProvider Of(IReadOnlyList<ICredentialProvider> providers) => providers.Count switch
    {
        0 => FixedCredential.Anonymous,
        1 => providers[0],
        _ => new CombinedCredential(providers),
    };

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
        CombineAsync(provider => provider.GetAsync(cancellationToken));

    public ValueTask<Credential> RefreshAsync(Credential rejected, CancellationToken cancellationToken) =>
        CombineAsync(provider => provider.RefreshAsync(rejected, cancellationToken));

    /// <inheritdoc/>
    public override string ToString() => string.Join(" and ", providers);

    private async ValueTask<Credential> CombineAsync(Func<ICredentialProvider, ValueTask<Credential>> ask)
    {
        var combined = Credential.Anonymous;
        foreach (var provider in providers)
        {
            var next = await ask(provider);
            combined = new Credential
            {
                Authorization = combined.Authorization ?? next.Authorization,
                Certificate = combined.Certificate ?? next.Certificate,
            };
        }

        return combined;
    }
}
