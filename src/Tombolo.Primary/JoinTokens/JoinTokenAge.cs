using Tombolo.Api.Names;

namespace Tombolo.Primary.JoinTokens;

/// <summary>Reminds of tokens that never expire, more urgently the older they get (design section 5).</summary>
internal static class JoinTokenAge
{
    /// <summary>The ages, in days, at which it is said anew.</summary>
    private static readonly int[] Steps = [1, 7, 30, 90, 180, 365];

    /// <summary>What is to be said about a token without an end at this age.</summary>
    public static JoinTokenNotice Describe(TimeSpan age)
    {
        var step = Array.FindLast(Steps, days => age >= TimeSpan.FromDays(days));
        var so = step switch
        {
            0 => "This token does not expire.",
            1 => "This token is more than a day old and does not expire.",
            _ => $"This token is more than {step} days old and does not expire.",
        };
        return new JoinTokenNotice(
            "NeverExpires", $"{so} Delete the Secret when all clusters have joined, or give tokens an end with annotation {Annotations.ExpiresAt}; 'tombolo join-token create' does.");
    }

    /// <summary>How long until something else is to be said; null when nothing will be.</summary>
    public static TimeSpan? UntilNext(TimeSpan age)
    {
        var next = Array.Find(Steps, days => age < TimeSpan.FromDays(days));
        return next == 0 ? null : TimeSpan.FromDays(next) - age;
    }
}
