namespace Tombolo.Api.Names;

/// <summary>Data keys of a join token Secret and of <c>mc-join</c> (contract sections 1.4 and 1.5).</summary>
public static class JoinTokenKeys
{
    /// <summary>The token text.</summary>
    public const string Token = "token";

    /// <summary>The token's public key, kept where <see cref="Annotations.ShowOnce"/> removed the text.</summary>
    public const string PublicKey = "publicKey";
}
