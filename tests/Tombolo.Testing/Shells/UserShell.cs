using System.Text.Json.Nodes;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Files;
using Tombolo.Testing.Processes;

namespace Tombolo.Testing.Shells;

/// <summary>A user's bash: <c>tombolo</c> and <c>kubectl</c> on PATH, and one kubeconfig whose contexts are named as the user names the clusters.</summary>
public sealed class UserShell : IDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly Dictionary<string, string?> _environment;

    private UserShell(TemporaryFolder folder, string kubectlFolder)
    {
        _folder = folder;
        _environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PATH"] = $"{folder.PathOf("bin")}:{kubectlFolder}:{Environment.GetEnvironmentVariable("PATH")}",
            ["KUBECONFIG"] = Kubeconfig,
            ["HOME"] = folder.Path,
            ["NO_COLOR"] = "1",
        };
    }

    /// <summary>The kubeconfig with all contexts; the first is the current one.</summary>
    public string Kubeconfig => _folder.PathOf("kubeconfig");

    /// <summary>The folder in which commands run.</summary>
    public string Folder => _folder.Path;

    /// <param name="clusters">The administrator's kubeconfig of each cluster, by the name of its context.</param>
    public static async Task<UserShell> CreateAsync(IReadOnlyDictionary<string, ControlPlane> clusters, CancellationToken cancellationToken)
    {
        var folder = new TemporaryFolder();
        var binaries = await ControlPlaneBinaries.LocateAsync(cancellationToken: cancellationToken);
        var shell = new UserShell(folder, binaries.Folder);
        var config = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Config", ["current-context"] = clusters.Keys.First() };
        foreach (var (name, plane) in clusters)
        {
            var view = JsonNode.Parse(await plane.Kubectl.RequireAsync(["config", "view", "--raw", "--flatten", "-o", "json"], cancellationToken: cancellationToken))!;
            Add(config, "clusters", name, "cluster", view["clusters"]![0]!["cluster"]!);
            Add(config, "users", name, "user", view["users"]![0]!["user"]!);
            Add(config, "contexts", name, "context", new JsonObject { ["cluster"] = name, ["user"] = name });
        }

        await File.WriteAllTextAsync(shell.Kubeconfig, config.ToJsonString(), cancellationToken);
        folder.WriteScript("bin/tombolo", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "tombolo.dll")}' \"$@\"");
        return shell;
    }

    /// <summary>Runs a script as it is typed, in the user's folder, and stops at the first command that fails.</summary>
    public Task<CommandResult> RunAsync(string script, string? input = null, CancellationToken cancellationToken = default) => CommandRunner.RunAsync(
        "bash", ["-e", "-o", "pipefail", "-c", $"cd '{_folder.Path}'\n{script}"], input, _environment, cancellationToken: cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static void Add(JsonObject config, string list, string name, string key, JsonNode value)
    {
        var entries = config[list] as JsonArray;
        if (entries is null)
        {
            config[list] = entries = [];
        }

        entries.Add(new JsonObject { ["name"] = name, [key] = value.DeepClone() });
    }
}
