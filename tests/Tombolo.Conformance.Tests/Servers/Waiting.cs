using System.Diagnostics;

namespace Tombolo.Conformance.Tests.Servers;

/// <summary>Waits on conditions of a server.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <exception cref="TimeoutException">The condition did not come true.</exception>
    public static async Task UntilAsync(string what, Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Deadline)
            {
                throw new TimeoutException($"waited {Deadline.TotalSeconds} s for: {what}");
            }

            await Task.Delay(Interval, TimeProvider.System);
        }
    }
}
