namespace Tombolo.Kubernetes.Client;

/// <summary>How a <see cref="KubernetesClient"/> talks to its API server.</summary>
public sealed record KubernetesClientOptions
{
    /// <summary>Sent with every request, for example <c>tombolo-server/0.1 (hub)</c>; the API server takes what is before the slash as field manager.</summary>
    public string UserAgent { get; init; } = "tombolo/0.1";

    /// <summary>Requests under way at one time, watches not counted; more wait.</summary>
    public int MaxConcurrentRequests { get; init; } = 32;

    /// <summary>Null, the default, leaves the pace to the API server's own priority and fairness.</summary>
    public ClientRateLimit? RateLimit { get; init; }

    /// <summary>Until a request is answered in full; for a watch, until it begins.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long beyond its <see cref="WatchOptions.Timeout"/> a watch may be silent before its connection counts as dead.</summary>
    public TimeSpan WatchGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest answer, or watch event, that is read.</summary>
    public int MaxResponseBytes { get; init; } = 128 << 20;

    /// <summary>What is wrong with these options, each naming its setting; empty when nothing is.</summary>
    internal IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(UserAgent))
        {
            yield return $"{nameof(UserAgent)} must not be empty";
        }

        if (MaxConcurrentRequests < 1)
        {
            yield return $"{nameof(MaxConcurrentRequests)} must be at least 1, not {MaxConcurrentRequests}";
        }

        if (RequestTimeout <= TimeSpan.Zero)
        {
            yield return $"{nameof(RequestTimeout)} must be more than nothing, not {RequestTimeout}";
        }

        if (WatchGrace < TimeSpan.Zero)
        {
            yield return $"{nameof(WatchGrace)} must not be negative, as {WatchGrace} is";
        }

        if (MaxResponseBytes < 1)
        {
            yield return $"{nameof(MaxResponseBytes)} must be at least 1, not {MaxResponseBytes}";
        }

        if (RateLimit is not (null or { RequestsPerSecond: > 0, Burst: >= 1 }))
        {
            yield return $"{nameof(RateLimit)} must let through more than 0 requests a second in bursts of at least 1, not {RateLimit}";
        }
    }
}
