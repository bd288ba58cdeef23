using Tombolo.Testing.Files;
using Tombolo.Testing.Processes;

namespace Tombolo.Testing.ControlPlanes;

/// <summary>kubectl of today's release, beside the one that is as old as the control planes.</summary>
public static class CurrentKubectl
{
    private static readonly Lazy<Task<string>> File = new(FindAsync);

    /// <summary>Finds the program by <c>eng/kubectl</c>, which may fetch it for some seconds.</summary>
    /// <exception cref="CommandException">It was neither found nor fetched; the message holds cause and repair.</exception>
    public static Task<string> LocateAsync() => File.Value;

    private static async Task<string> FindAsync()
    {
        var script = Path.Combine(SolutionFolder.Find(), "eng", "kubectl");
        var result = await CommandRunner.RunAsync(script, [], onErrorLine: Console.Error.WriteLine);
        return result.ExitCode == 0 ? result.Output.Trim().Split('\n')[^1] : throw new CommandException("eng/kubectl", result);
    }
}
