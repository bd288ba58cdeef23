namespace Tombolo.Primary.JoinTokens;

/// <summary>Who may join with a token, how often and until when, as the annotations of its Secret say.</summary>
/// <param name="ExpiresAt">Null never expires.</param>
/// <param name="MaxUses">Null is without limit.</param>
/// <param name="AllowedNames">Names of clusters, <c>*</c> at an end matching any rest; empty allows every name.</param>
/// <param name="Faults">Annotations that cannot be read, each with the repair. While there is one nobody may join: a limit that was meant must not vanish.</param>
internal sealed record JoinTokenLimits(DateTimeOffset? ExpiresAt, int? MaxUses, IReadOnlyList<string> AllowedNames, IReadOnlyList<string> Faults)
{
    public static JoinTokenLimits None { get; } = new(null, null, [], []);
}
