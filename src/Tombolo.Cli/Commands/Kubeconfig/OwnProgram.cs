namespace Tombolo.Cli.Commands.Kubeconfig;

/// <summary>How another program starts this one.</summary>
/// <param name="Command">Full path.</param>
/// <param name="Arguments">Before those of the command.</param>
internal sealed record OwnProgram(string Command, IReadOnlyList<string> Arguments)
{
    /// <summary>As it was started itself: by its own name, or by <c>dotnet</c> with the assembly.</summary>
    public static OwnProgram Find()
    {
        var path = Environment.ProcessPath ?? "tombolo";
        return Path.GetFileNameWithoutExtension(path) == "dotnet"
            ? new OwnProgram(path, [Path.Combine(AppContext.BaseDirectory, "tombolo.dll")])
            : new OwnProgram(path, []);
    }
}
