namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>Which files make up the configuration (kubectl, "The KUBECONFIG environment variable").</summary>
internal static class KubeconfigPaths
{
    public const string Variable = "KUBECONFIG";

    /// <summary>The files that exist, in order of precedence; none is a problem that names where was looked.</summary>
    public static IReadOnlyList<string> Find(KubeconfigOptions options, List<ConfigurationProblem> problems)
    {
        if (options.Path is { } named)
        {
            return Existing([named], problems, named, "name a file that exists");
        }

        var listed = (options.Environment(Variable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (listed.Length > 0)
        {
            return Existing(listed, problems, Variable, "correct KUBECONFIG, or name a file with --kubeconfig");
        }

        var standard = Path.Combine(options.Home, ".kube", "config");
        return Existing([standard], problems, standard, "set KUBECONFIG, or name a file with --kubeconfig");
    }

    private static List<string> Existing(string[] paths, List<ConfigurationProblem> problems, string source, string repair)
    {
        var existing = paths.Where(File.Exists).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).ToList();
        if (existing.Count == 0)
        {
            var cause = paths.Length == 1 ? $"there is no file {paths[0]}" : $"none of these files exists: {string.Join(", ", paths)}";
            problems.Add(new ConfigurationProblem(source, "", cause, repair));
        }

        return existing;
    }
}
