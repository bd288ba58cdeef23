namespace Tombolo.Primary.Distributions.Status;

/// <summary>Whether a member can be reached.</summary>
/// <param name="Unreachable">Why not, with since when; null while it can, or while it is too early to say.</param>
/// <param name="LookAgainAfter">When it will be time to say; null when only an event can change it.</param>
internal readonly record struct MemberReach(string? Unreachable, TimeSpan? LookAgainAfter)
{
    /// <summary>How long a member may be away, or a new hub wait for it, before that is said: a reconnect is no news.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(45);

    /// <param name="lastContact">By this hub; null if never.</param>
    /// <param name="hubStarted">When this hub became active.</param>
    public static MemberReach Decide(bool isConnected, DateTimeOffset? lastContact, DateTimeOffset hubStarted, DateTimeOffset now)
    {
        if (isConnected)
        {
            return default;
        }

        var left = (lastContact ?? hubStarted) + Grace - now;
        if (left > TimeSpan.Zero)
        {
            return new MemberReach(null, left);
        }

        var since = lastContact is { } last ? $"it was last heard of at {Api.Meta.ApiTime.ToText(last)}" : $"it was not heard of since this primary started at {Api.Meta.ApiTime.ToText(hubStarted)}";
        return new MemberReach($"the cluster is not connected: {since}. It is served as soon as it is back", null);
    }
}
