namespace Tombolo.Protocol.Messages;

/// <summary>Names of signatures in a <see cref="SignedMessage"/>.</summary>
public static class SignatureNames
{
    public const string Token = "token";
    public const string Cluster = "cluster";
    public const string Primary = "primary";
}
