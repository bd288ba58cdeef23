using System.Security.Cryptography;

namespace Tombolo.Dashboard.Sessions;

/// <summary>What Secret <c>tombolo-dashboard-keys</c> holds: the keys of cookies, newest last, and the sessions that were ended.</summary>
internal sealed record SessionKeyRing
{
    /// <summary>A key encrypts for a day, and decrypts until the last cookie of it has ended.</summary>
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(1);

    /// <summary>No session is set to live longer.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromDays(7);

    // A Secret holds at most 1 MiB; beyond this the oldest sign-outs are forgotten, which only a flood of them brings about.
    private const int MostEnded = 5_000;

    public IReadOnlyList<SessionKey> Keys { get; init => field = value ?? []; } = [];

    public IReadOnlyList<EndedSession> Ended { get; init => field = value ?? []; } = [];

    /// <summary>The key to encrypt with; null when a new one is due.</summary>
    public SessionKey? Current(DateTimeOffset now) => Keys is [.., { } newest] && newest.CreatedAt + KeyLifetime > now ? newest : null;

    public SessionKey? Find(string id) => Keys.FirstOrDefault(key => key.Id == id);

    public bool HasEnded(string sessionId) => Ended.Any(ended => ended.Id == sessionId);

    /// <summary>With a new key at its end, and without those whose cookies have all ended.</summary>
    public SessionKeyRing Rotate(DateTimeOffset now) => Clean(now) with
    {
        Keys =
        [
            .. Keys.Where(key => key.CreatedAt + KeyLifetime + LongestSession > now),
            new SessionKey(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), now, RandomNumberGenerator.GetBytes(32)),
        ],
    };

    public SessionKeyRing End(Session session, DateTimeOffset now) =>
        HasEnded(session.Id) ? this : Clean(now) with { Ended = [.. Clean(now).Ended.TakeLast(MostEnded - 1), new EndedSession(session.Id, session.EndsAt)] };

    /// <summary>How much there is; never the keys.</summary>
    public override string ToString() => $"{Keys.Count} session keys, {Ended.Count} ended sessions";

    private SessionKeyRing Clean(DateTimeOffset now) => this with { Ended = [.. Ended.Where(ended => ended.Until > now)] };
}
