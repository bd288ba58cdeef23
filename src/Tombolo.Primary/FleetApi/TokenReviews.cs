using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Reviews;
using Tombolo.Primary.Hub.Limits;

namespace Tombolo.Primary.FleetApi;

/// <summary>
/// Asks the API server whose a token is (TokenReview). An answer stands for <see cref="Lifetime"/>, so that a caller of many requests costs few reviews; an address that
/// shows one token after another that is not accepted is not asked about for a while, so that guessing costs the API server little. Thread-safe.
/// </summary>
internal sealed class TokenReviews(IKubernetesClient client, TimeProvider time)
{
    /// <summary>How long an answer stands: a token that is revoked ends with it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    /// <summary>Tokens that are not accepted, from one address, at once.</summary>
    public const int RefusedBurst = 20;

    /// <summary>After a burst, one more each.</summary>
    public static readonly TimeSpan RefusedRefill = TimeSpan.FromSeconds(3);

    private const int MostRemembered = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (JsonElement? User, long AskedAt)> _answers = new(StringComparer.Ordinal);
    private readonly TokenBuckets _refused = new(RefusedBurst, RefusedRefill, time);

    /// <param name="source">Where the token came from.</param>
    /// <exception cref="Kubernetes.Errors.KubernetesException">The server may not ask.</exception>
    public async Task<ReviewedToken> FindAsync(string token, string source, CancellationToken cancellationToken)
    {
        // Tokens themselves are not kept.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (TryRecall(hash, out var user))
        {
            return new ReviewedToken(user);
        }

        if (_refused.IsEmpty(source))
        {
            return new ReviewedToken(null, RefusedRefill);
        }

        var askedAt = time.GetTimestamp();
        user = await TokenReview.FindUserAsync(client, token, cancellationToken);
        if (user is null)
        {
            _ = _refused.TryTake(source, out _);
        }

        Remember(hash, user, askedAt);
        return new ReviewedToken(user);
    }

    private bool TryRecall(string hash, out JsonElement? user)
    {
        lock (_lock)
        {
            var isFresh = _answers.TryGetValue(hash, out var answer) && IsFresh(answer.AskedAt);
            user = answer.User;
            return isFresh;
        }
    }

    private void Remember(string hash, JsonElement? user, long askedAt)
    {
        lock (_lock)
        {
            if (_answers.Count >= MostRemembered)
            {
                foreach (var stale in _answers.Where(answer => !IsFresh(answer.Value.AskedAt)).Select(answer => answer.Key).ToList())
                {
                    _answers.Remove(stale);
                }
            }

            if (_answers.Count < MostRemembered)
            {
                _answers[hash] = (user, askedAt);
            }
        }
    }

    private bool IsFresh(long askedAt) => time.GetElapsedTime(askedAt) < Lifetime;
}
