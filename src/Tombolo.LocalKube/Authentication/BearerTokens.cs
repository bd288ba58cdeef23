namespace Tombolo.LocalKube.Authentication;

/// <summary>Every sort of bearer token that a cluster knows.</summary>
internal sealed class BearerTokens(IReadOnlyList<ITokenAuthenticator> authenticators) : ITokenAuthenticator
{
    private const string Scheme = "bearer";

    /// <summary>The token of an Authorization header; null when there is none.</summary>
    public static string? Find(string? header)
    {
        var parts = header?.Trim().Split(' ');
        return parts is [var scheme, { Length: > 0 } token, ..] && scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase) ? token : null;
    }

    public TokenVerdict Authenticate(string token, IReadOnlyList<string> audiences)
    {
        var faults = new List<string>();
        foreach (var authenticator in authenticators)
        {
            var verdict = authenticator.Authenticate(token, audiences);
            if (verdict.User is not null)
            {
                return verdict;
            }

            if (verdict.Fault is { } fault)
            {
                faults.Add(fault);
            }
        }

        return faults.Count == 0 ? TokenVerdict.Unknown : TokenVerdict.Refused(string.Join(", ", faults));
    }
}
