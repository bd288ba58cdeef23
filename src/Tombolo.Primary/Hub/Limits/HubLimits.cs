namespace Tombolo.Primary.Hub.Limits;

/// <summary>How much one cluster, or one stranger, may ask of the hub, so that the others do not notice.</summary>
internal sealed class HubLimits(TimeProvider time)
{
    /// <summary>Sessions that one cluster may open at once; a proxy that cuts every stream within seconds stays below it.</summary>
    public const int SessionBurst = 20;

    /// <summary>Requests from one address that prove nothing, at once.</summary>
    public const int StrangerBurst = 60;

    /// <summary>After a burst, one more session each.</summary>
    public static readonly TimeSpan SessionRefill = TimeSpan.FromSeconds(5);

    /// <summary>After a burst, one more request that proves nothing each.</summary>
    public static readonly TimeSpan StrangerRefill = TimeSpan.FromSeconds(1);

    /// <summary>By cluster id; only what is proven with the cluster's key counts, so that nobody uses up what is another's.</summary>
    public TokenBuckets Sessions { get; } = new(SessionBurst, SessionRefill, time, remembered: 16 * 1024);

    /// <summary>By where a request came from.</summary>
    public TokenBuckets Strangers { get; } = new(StrangerBurst, StrangerRefill, time);
}
