using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Tombolo.Dashboard.Api.Gate;

/// <summary>How often a token may be shown that the API server has to be asked about: 20 a minute from one address, 300 in all.</summary>
internal sealed class SignInLimit : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(AddressOf(context), _ => Bucket(20))),
        PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetTokenBucketLimiter("", _ => Bucket(300))));

    /// <summary>True if there is one more.</summary>
    public bool TryTake(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 20),
        ReplenishmentPeriod = TimeSpan.FromSeconds(3),
        QueueLimit = 0,
    };

    // The last entry is what the nearest proxy saw; those before it are what somebody claims.
    private static string AddressOf(HttpContext context) =>
        context.Request.Headers["X-Forwarded-For"].ToString() is { Length: > 0 } forwarded
            ? forwarded[(forwarded.LastIndexOf(',') + 1)..].Trim()
            : context.Connection.RemoteIpAddress?.ToString() ?? "";
}
