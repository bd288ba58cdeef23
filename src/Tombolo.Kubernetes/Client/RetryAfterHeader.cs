using System.Net.Http.Headers;

namespace Tombolo.Kubernetes.Client;

/// <summary>The header <c>Retry-After</c>, seconds or a date (RFC 9110, 10.2.3).</summary>
internal static class RetryAfterHeader
{
    public static TimeSpan? Read(HttpResponseHeaders headers, TimeProvider time) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}
