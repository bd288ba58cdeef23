using Tombolo.Testing.Files;
using Tombolo.Testing.Processes;

namespace Tombolo.Testing.ControlPlanes;

/// <summary>The programs of a control plane.</summary>
/// <param name="Folder">The folder that holds them.</param>
/// <param name="Version">The version of the API server.</param>
public sealed record ControlPlaneBinaries(string Folder, KubernetesVersion Version)
{
    private const string AssetsVariable = "KUBEBUILDER_ASSETS";

    /// <summary>The etcd server.</summary>
    public string Etcd => Path.Combine(Folder, "etcd");

    /// <summary>The API server.</summary>
    public string ApiServer => Path.Combine(Folder, "kube-apiserver");

    /// <summary>The controller manager, or null: the assets of envtest come without it.</summary>
    public string? ControllerManager =>
        Path.Combine(Folder, "kube-controller-manager") is var file && File.Exists(file) ? file : null;

    /// <summary>kubectl.</summary>
    public string Kubectl => Path.Combine(Folder, "kubectl");

    /// <summary>
    /// Finds the programs in the folder that KUBEBUILDER_ASSETS names, else by `eng/control-plane`, which may build them for
    /// some minutes and says so on stderr.
    /// </summary>
    /// <exception cref="CommandException">They were neither found nor built; the message holds cause and repair.</exception>
    /// <exception cref="ControlPlaneException">The folder named by KUBEBUILDER_ASSETS is incomplete, or the script was not found.</exception>
    public static async Task<ControlPlaneBinaries> LocateAsync(CancellationToken cancellationToken = default)
    {
        var assets = Environment.GetEnvironmentVariable(AssetsVariable);
        var folder = string.IsNullOrEmpty(assets) ? await RunScriptAsync(cancellationToken) : Path.GetFullPath(assets);
        string[] missing = [.. new[] { "etcd", "kube-apiserver", "kubectl" }.Where(name => !File.Exists(Path.Combine(folder, name)))];
        if (missing.Length > 0)
        {
            throw new ControlPlaneException(
                $"{folder} lacks {string.Join(", ", missing)}; add them, or unset {AssetsVariable} to use the binaries of eng/control-plane");
        }

        var apiServer = Path.Combine(folder, "kube-apiserver");
        var version = await CommandRunner.RunAsync(apiServer, ["--version"], cancellationToken: cancellationToken);
        return version.ExitCode == 0
            ? new ControlPlaneBinaries(folder, KubernetesVersion.Parse(version.Output))
            : throw new CommandException($"{apiServer} --version", version);
    }

    private static async Task<string> RunScriptAsync(CancellationToken cancellationToken)
    {
        var script = Path.Combine(FindSolutionFolder(), "eng", "control-plane");
        var result = await CommandRunner.RunAsync(script, [], onErrorLine: Console.Error.WriteLine, cancellationToken: cancellationToken);
        return result.ExitCode == 0
            ? result.Output.Trim().Split('\n')[^1]
            : throw new CommandException("eng/control-plane", result);
    }

    private static string FindSolutionFolder()
    {
        try
        {
            return SolutionFolder.Find();
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new ControlPlaneException($"{missing.Message}, so eng/control-plane was not found; set {AssetsVariable}");
        }
    }
}
