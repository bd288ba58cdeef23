using System.Runtime.CompilerServices;

namespace Tombolo.Testing.Waiting;

/// <summary>Waits on a condition with a deadline; for what happens on other threads or in other processes.</summary>
public static class Eventually
{
    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Ends when <paramref name="condition"/> is true.</summary>
    /// <exception cref="TimeoutException">It was not within the deadline (30 s unless given); names the condition.</exception>
    public static Task TrueAsync(
        Func<bool> condition, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(condition))] string description = "") =>
        TrueAsync(() => Task.FromResult(condition()), deadline, description);

    /// <inheritdoc cref="TrueAsync(Func{bool}, TimeSpan?, string)"/>
    public static async Task TrueAsync(
        Func<Task<bool>> condition, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(condition))] string description = "")
    {
        var limit = deadline ?? DefaultDeadline;
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > limit)
            {
                throw new TimeoutException($"not true within {limit.TotalSeconds:0.#} s: {description}");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
