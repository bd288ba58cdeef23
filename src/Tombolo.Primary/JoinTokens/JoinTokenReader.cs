using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Kubernetes.Objects;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Primary.JoinTokens;

/// <summary>Reads join-token Secrets; the token text does not survive the reading.</summary>
internal static class JoinTokenReader
{
    public static JoinTokenRecord Read(KubernetesObject found)
    {
        var secret = found.Deserialize(CoreJsonContext.Default.Secret);
        var metadata = found.Metadata;
        var record = new JoinTokenRecord(
            metadata.Key,
            metadata.Uid,
            metadata.ResourceVersion,
            metadata.IsDeleting,
            JoinTokenContent.Empty,
            TokenId: null,
            Issuer: null,
            metadata.Annotations.GetValueOrDefault(Annotations.Ready) == "true",
            metadata.Annotations.GetValueOrDefault(Annotations.TokenId),
            FlagAnnotation.IsTrue(metadata.Annotations, Annotations.ShowOnce),
            JoinTokenLimitsReader.Read(metadata.Annotations),
            Problem: "")
        {
            CreatedAt = metadata.CreationTimestamp,
        };
        if (secret.Text(JoinTokenKeys.Token) is { Length: > 0 } text)
        {
            return ReadToken(record, text);
        }

        return secret.Data is not null && secret.Data.TryGetValue(JoinTokenKeys.PublicKey, out var publicKey) && publicKey.Length > 0
            ? ReadPublicKey(record, publicKey)
            : record;
    }

    private static JoinTokenRecord ReadToken(JoinTokenRecord record, string text)
    {
        if (!JoinToken.TryParse(text, out var token, out var problem))
        {
            return record with { Content = JoinTokenContent.Unreadable, Problem = $"key {JoinTokenKeys.Token}: {problem.Message}" };
        }

        using (token)
        {
            return record with { Content = JoinTokenContent.Token, TokenId = token.Id, Issuer = token.Public.IsPinned ? token.Public.Key : null };
        }
    }

    private static JoinTokenRecord ReadPublicKey(JoinTokenRecord record, byte[] subjectPublicKeyInfo) =>
        VerificationKey.TryImport(subjectPublicKeyInfo, out var key)
            ? record with { Content = JoinTokenContent.PublicKey, TokenId = key.Thumbprint }
            : record with
            {
                Content = JoinTokenContent.Unreadable,
                Problem = $"key {JoinTokenKeys.PublicKey}: it is not the DER SubjectPublicKeyInfo of a P-256 key; create the token with 'tombolo join-token create'.",
            };
}
