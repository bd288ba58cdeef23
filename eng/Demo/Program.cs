using Tombolo.Demo;

var once = args is ["--once"];
if (args.Length > 0 && !once)
{
    await Console.Error.WriteLineAsync("usage: ./demo --real [--once]\n  --once   exit when the main job is done instead of keeping the clusters up");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    await MainJob.RunAsync(keepUp: !once, stop.Token);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return once ? 1 : 0;
}
catch (Exception exception) when (exception is TimeoutException or Tombolo.Testing.Processes.CommandException or Tombolo.Testing.ControlPlanes.ControlPlaneException)
{
    await Console.Error.WriteLineAsync($"demo: {exception.Message}");
    return 1;
}
