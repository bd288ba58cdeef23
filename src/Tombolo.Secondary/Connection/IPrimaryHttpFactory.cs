namespace Tombolo.Secondary.Connection;

/// <summary>Makes HTTP clients for a primary: proxy settings honoured, certificates verified against pins or trust anchors.</summary>
internal interface IPrimaryHttpFactory
{
    /// <param name="pins">Base64 SHA-256 of public keys of which one must be in the chain; empty trusts the usual anchors.</param>
    PrimaryHttp Create(Uri primary, IReadOnlyList<string> pins);
}
