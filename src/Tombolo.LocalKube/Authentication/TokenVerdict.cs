namespace Tombolo.LocalKube.Authentication;

/// <summary>What an authenticator says of a bearer token.</summary>
/// <param name="User">Whose it is.</param>
/// <param name="Audiences">For whom it is good, of those asked about; empty where tokens have none.</param>
/// <param name="Fault">Why it does not count, although it is one of its own.</param>
internal sealed record TokenVerdict(UserInfo? User, IReadOnlyList<string> Audiences, string? Fault)
{
    /// <summary>Not one of its own: others may know it.</summary>
    public static TokenVerdict Unknown { get; } = new(null, [], null);

    public static TokenVerdict Known(UserInfo user, IReadOnlyList<string> audiences) => new(user, audiences, null);

    public static TokenVerdict Refused(string fault) => new(null, [], fault);
}
