namespace Tombolo.Dashboard.ThisCluster.Joining;

/// <summary>Asks what a join token says openly.</summary>
/// <param name="Token">The token. Secret; never answered.</param>
internal sealed record DecodeRequest(string Token)
{
    /// <summary>Nothing of the token.</summary>
    public override string ToString() => nameof(DecodeRequest);
}
