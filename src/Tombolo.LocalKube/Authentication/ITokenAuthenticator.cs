namespace Tombolo.LocalKube.Authentication;

/// <summary>Knows one sort of bearer tokens.</summary>
internal interface ITokenAuthenticator
{
    /// <param name="audiences">For whom it must be good; empty for the API server itself.</param>
    TokenVerdict Authenticate(string token, IReadOnlyList<string> audiences);
}
