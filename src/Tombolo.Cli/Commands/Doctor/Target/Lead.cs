using Tombolo.Protocol.Tokens;

namespace Tombolo.Cli.Commands.Doctor.Target;

/// <summary>What one source says about the primary, unchecked.</summary>
/// <param name="Url">Null when it names none.</param>
/// <param name="Source">Where it was taken from, for messages.</param>
internal sealed record Lead(string? Url, IReadOnlyList<string> Pins, string? PrimaryKey, bool AllowsInsecure, string Source)
{
    public static Lead OfToken(TokenPublicPart token, string? primaryIngress, bool allowsInsecure, string source) =>
        new(primaryIngress ?? token.Url, token.Pins ?? [], token.IsPinned ? token.Key : null, allowsInsecure, source);
}
