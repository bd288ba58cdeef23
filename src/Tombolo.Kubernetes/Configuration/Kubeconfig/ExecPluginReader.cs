using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>Reads the <c>exec</c> field of a user.</summary>
internal sealed class ExecPluginReader(FieldReader exec, string file, KubeconfigCluster? cluster)
{
    /// <returns>Null when it is wrong, which is reported.</returns>
    public ExecPlugin? Read()
    {
        var version = ReadVersion();
        var command = exec.Text("command");
        if (command is null)
        {
            exec.Report("command", "is missing", "name the command that prints credentials");
        }

        CheckMode(version);
        var environment = ReadEnvironment();
        return version is null || command is null ? null : new ExecPlugin
        {
            ApiVersion = version,
            Command = Locate(command),
            Arguments = exec.Texts("args"),
            Environment = environment,
            InstallHint = exec.Text("installHint"),
            ClusterInfo = exec.Flag("provideClusterInfo") ? cluster?.ExecInfo : null,
        };
    }

    private string? ReadVersion()
    {
        var version = exec.Text("apiVersion");
        if (version is ExecPlugin.V1 or ExecPlugin.V1Beta1)
        {
            return version;
        }

        exec.Report(
            "apiVersion",
            version is null ? "is missing" : $"is {version}",
            $"write {ExecPlugin.V1}, or {ExecPlugin.V1Beta1} for an older plugin; update a plugin that speaks neither");
        return null;
    }

    private void CheckMode(string? version)
    {
        switch (exec.Text("interactiveMode"))
        {
            case "Never" or "IfAvailable":
                break;
            case null:
                if (version == ExecPlugin.V1)
                {
                    exec.Report("interactiveMode", "is missing", "write Never or IfAvailable");
                }

                break;
            case "Always":
                exec.Report("interactiveMode", "is Always, and there is nobody to ask", "use a plugin that can do without, with Never or IfAvailable, or a token");
                break;
            default:
                exec.Report("interactiveMode", "is none of Never, IfAvailable and Always", "write Never");
                break;
        }
    }

    private List<KeyValuePair<string, string>> ReadEnvironment()
    {
        var variables = new List<KeyValuePair<string, string>>();
        foreach (var item in exec.Items("env"))
        {
            if (item.Text("name") is { } name)
            {
                variables.Add(KeyValuePair.Create(name, item.Text("value") ?? ""));
            }
            else
            {
                item.Report("name", "is missing", "name the variable");
            }
        }

        return variables;
    }

    // A bare name is looked up on PATH; anything with a separator starts at the folder of the kubeconfig.
    private string Locate(string command) =>
        command.Contains(Path.DirectorySeparatorChar) ? Path.GetFullPath(command, Path.GetDirectoryName(file)!) : command;
}
