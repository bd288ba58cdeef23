namespace Tombolo.Testing.Waiting;

/// <summary>Runs a simulation outside of the thread pool, whose <see cref="Rest"/> it waits for; one at a time in the process.</summary>
public static class OwnThread
{
    private static readonly Lock One = new();

    /// <summary>Ends as <paramref name="simulation"/> does.</summary>
    public static Task RunAsync(Action<Rest> simulation)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                lock (One)
                {
                    simulation(Rest.Calibrate());
                }

                ended.SetResult();
            }
            catch (Exception failure)
            {
                ended.SetException(failure);
            }
        })
        {
            IsBackground = true,
            Name = "simulation",
        };
        thread.Start();
        return ended.Task;
    }
}
