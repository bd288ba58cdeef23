using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;

namespace Tombolo.Dashboard.JoinTokens;

/// <summary>What the dashboard keeps of a join token: never its text.</summary>
/// <param name="HasText">Its text is in the cluster.</param>
/// <param name="HasKey">Its public key is, by which the primary knows it without the text.</param>
internal sealed record TokenRecord(ObjectMeta Metadata, bool HasText, bool HasKey)
{
    public static TokenRecord Of(Secret secret) => new(
        secret.Metadata,
        secret.Text(JoinTokenKeys.Token) is { Length: > 0 },
        secret.Text(JoinTokenKeys.PublicKey) is { Length: > 0 });
}
