using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Server.Tests.Connections;

/// <summary>Waits while time moves; the network in between takes its own.</summary>
internal static class Connected
{
    /// <summary>Time goes on by a twentieth of a second for each look.</summary>
    public static Task UntilAsync(
        this ManualTimeProvider time, Func<bool> condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string description = "") => Eventually.TrueAsync(
        () =>
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            return condition();
        },
        TimeSpan.FromSeconds(20),
        description);

    /// <summary>Lets time pass, faster, but not faster than a request comes back.</summary>
    public static Task PassAsync(this ManualTimeProvider time, TimeSpan span)
    {
        var end = time.GetUtcNow() + span;
        return Eventually.TrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(400));
                return time.GetUtcNow() >= end;
            },
            TimeSpan.FromSeconds(60));
    }
}
