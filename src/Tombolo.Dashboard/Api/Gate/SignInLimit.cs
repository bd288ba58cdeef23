using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Tombolo.Dashboard.Caching;
using Tombolo.Dashboard.Users;
using Tombolo.Dashboard.Users.Reviews;

namespace Tombolo.Dashboard.Api.Gate;

/// <summary>
/// How often the API server is asked about tokens, so that guessing costs it little and shuts nobody out. An address that showed <see cref="RefusedBurst"/> tokens that are not accepted waits, and
/// nobody else does; a token that was accepted within the last hour is asked about all the same, also from there. At most <see cref="MostReviews"/> are asked about at once, and as many again of those
/// that were accepted.
/// </summary>
internal sealed class SignInLimit(TimeProvider time) : IDisposable
{
    /// <summary>Tokens that are not accepted, from one address, at once.</summary>
    public const int RefusedBurst = 20;

    /// <summary>Reviews at once.</summary>
    public const int MostReviews = 16;

    private static readonly TimeSpan RefusedRefill = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _strangers = new(MostReviews);
    private readonly SemaphoreSlim _acquaintances = new(MostReviews);
    private readonly ExpiringCache<string, bool> _accepted = new(TimeSpan.FromHours(1), 10_000, time);
    private readonly PartitionedRateLimiter<string> _refused = PartitionedRateLimiter.Create<string, string>(source => RateLimitPartition.GetTokenBucketLimiter(source, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = RefusedBurst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = RefusedRefill,
        QueueLimit = 0,
    }));

    /// <summary>Asks, if this address may have it asked now.</summary>
    /// <param name="ask">Null for a token that is not accepted.</param>
    public async Task<ReviewedCaller> ReviewAsync(HttpContext context, string token, Func<CancellationToken, Task<DashboardUser?>> ask)
    {
        var (hash, source) = (TokenReviewer.HashOf(token), CallerAddress.Of(context));
        var wasAccepted = _accepted.Knows(hash);
        if (!wasAccepted && IsExhausted(source))
        {
            return TooManyRefused();
        }

        var turns = wasAccepted ? _acquaintances : _strangers;
        if (!await WaitAsync(turns, context.RequestAborted))
        {
            return new ReviewedCaller(null, TooMany("the API server of this cluster is being asked about many tokens; try again in some seconds", LongestWait));
        }

        try
        {
            // Those that waited came before the ones ahead of them were refused.
            return !wasAccepted && IsExhausted(source) ? TooManyRefused() : new ReviewedCaller(Note(hash, source, await ask(context.RequestAborted)));
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose()
    {
        _refused.Dispose();
        _strangers.Dispose();
        _acquaintances.Dispose();
    }

    private static ReviewedCaller TooManyRefused() => new(null, TooMany("too many tokens that are not accepted were tried from this address; wait a minute", RefusedRefill));

    private static Refusal TooMany(string detail, TimeSpan wait) => Refusal.Because(StatusCodes.Status429TooManyRequests, "TooManySignIns", detail).After(wait);

    private bool IsExhausted(string source) => _refused.GetStatistics(source) is { CurrentAvailablePermits: < 1 };

    private DashboardUser? Note(string hash, string source, DashboardUser? user)
    {
        if (user is null)
        {
            _accepted.Forget(hash);
            _refused.AttemptAcquire(source).Dispose();
        }
        else
        {
            _accepted.Set(hash, true);
        }

        return user;
    }

    private async Task<bool> WaitAsync(SemaphoreSlim turns, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await turns.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
