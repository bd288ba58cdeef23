namespace Tombolo.Dashboard.Auth;

/// <summary>Signs in.</summary>
/// <param name="Token">A bearer token of this cluster, such as <c>kubectl create token</c> prints. Secret; never answered.</param>
internal sealed record SignInRequest(string Token)
{
    /// <summary>Nothing of the token.</summary>
    public override string ToString() => nameof(SignInRequest);
}
