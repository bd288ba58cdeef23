using System.Globalization;
using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;

namespace Tombolo.Api.JoinTokens;

/// <summary>What is said about a join token; never its text.</summary>
/// <param name="Name">Of its Secret.</param>
/// <param name="TokenId">Null while it has none.</param>
/// <param name="ExpiresAt">The annotation as it is; null never expires.</param>
/// <param name="MaxUses">The annotation as it is; null is without limit.</param>
/// <param name="ShowOnce">Its text goes once it was shown.</param>
/// <param name="Warnings">What is wrong with it or unwise about it, each with the repair.</param>
public sealed record JoinTokenSummary(
    string Name,
    string? TokenId,
    DateTimeOffset? CreatedAt,
    string? ExpiresAt,
    int Uses,
    string? MaxUses,
    IReadOnlyList<string> AllowedNames,
    bool ShowOnce,
    IReadOnlyList<string> Warnings)
{
    /// <param name="secret">Of type <see cref="SecretTypes.JoinToken"/>.</param>
    /// <param name="usesById">How many Clusters carry the id of a token.</param>
    public static JoinTokenSummary Of(Secret secret, IReadOnlyDictionary<string, int> usesById, DateTimeOffset now) => Of(
        secret.Metadata,
        secret.Text(JoinTokenKeys.Token) is { Length: > 0 },
        secret.Text(JoinTokenKeys.PublicKey) is { Length: > 0 },
        usesById,
        now);

    /// <param name="metadata">Of the Secret.</param>
    /// <param name="hasText">Its text is in the cluster.</param>
    /// <param name="hasKey">Its public key is, by which the primary knows it without the text.</param>
    /// <param name="usesById">How many Clusters carry the id of a token.</param>
    public static JoinTokenSummary Of(ObjectMeta metadata, bool hasText, bool hasKey, IReadOnlyDictionary<string, int> usesById, DateTimeOffset now)
    {
        var annotations = metadata.Annotations ?? new Dictionary<string, string>(StringComparer.Ordinal);
        var id = annotations.GetValueOrDefault(Annotations.TokenId);
        var uses = id is null ? 0 : usesById.GetValueOrDefault(id);
        return new JoinTokenSummary(
            metadata.Name!,
            id,
            metadata.CreationTimestamp,
            annotations.GetValueOrDefault(Annotations.ExpiresAt),
            uses,
            annotations.GetValueOrDefault(Annotations.MaxUses),
            annotations.GetValueOrDefault(Annotations.AllowedNames)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            annotations.GetValueOrDefault(Annotations.ShowOnce) == "true",
            [.. Warn(hasText, hasKey, annotations, uses, now)]);
    }

    private static IEnumerable<string> Warn(bool hasText, bool hasKey, IReadOnlyDictionary<string, string> annotations, int uses, DateTimeOffset now)
    {
        if (annotations.GetValueOrDefault(Annotations.Ready) != "true")
        {
            yield return "not filled yet: see that the server runs";
        }
        else if (!hasText && !hasKey)
        {
            yield return "its token was removed: delete it";
        }

        if (hasText && annotations.GetValueOrDefault(Annotations.ShowOnce) == "true")
        {
            yield return "was not shown yet";
        }

        if (!annotations.TryGetValue(Annotations.ExpiresAt, out var expiry))
        {
            yield return "never expires: delete it when all have joined";
        }
        else if (!ApiTime.TryParse(expiry.Trim(), out var time))
        {
            yield return $"lets nobody in: {Annotations.ExpiresAt} is no RFC 3339 time";
        }
        else if (time <= now)
        {
            yield return "expired: delete it";
        }

        if (annotations.TryGetValue(Annotations.MaxUses, out var text))
        {
            if (!int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var maximum) || maximum < 1)
            {
                yield return $"lets nobody in: {Annotations.MaxUses} is no whole number above 0";
            }
            else if (uses >= maximum)
            {
                yield return "used up: delete it";
            }
        }
    }
}
