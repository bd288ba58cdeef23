namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>Finds the context, and the cluster and user it names.</summary>
internal sealed class ContextReader(MergedKubeconfig merged, string files, List<ConfigurationProblem> problems)
{
    /// <param name="name">Null for the current context.</param>
    /// <returns>Null when there is no such context, which is reported.</returns>
    public KubeconfigContext? Read(string? name)
    {
        var chosen = name ?? merged.CurrentContext;
        if (chosen is null)
        {
            Report("current-context", "is not set", $"choose a context with --context or `kubectl config use-context`; there are: {merged.Contexts.Names}");
            return null;
        }

        if (merged.Contexts.Find(chosen) is not { } entry)
        {
            var origin = name is null ? "current-context" : "--context";
            Report(origin, $"names {chosen}, which is no context", $"choose one that exists; there are: {merged.Contexts.Names}");
            return null;
        }

        var fields = new FieldReader(entry, problems);
        if (fields.Text("cluster") is null)
        {
            fields.Report("cluster", "is missing", $"name a cluster; there are: {merged.Clusters.Names}");
        }

        return new KubeconfigContext(
            chosen, entry.File, fields.Text("namespace") ?? "default", Find(fields, merged.Clusters), Find(fields, merged.Users));
    }

    private static KubeconfigEntry? Find(FieldReader context, KubeconfigSection section)
    {
        if (context.Text(section.BodyKey) is not { } name)
        {
            return null;
        }

        var entry = section.Find(name);
        if (entry is null)
        {
            context.Report(section.BodyKey, $"names {name}, which is not in {section.Key}", $"name one that exists; there are: {section.Names}");
        }

        return entry;
    }

    private void Report(string entry, string cause, string repair) =>
        problems.Add(new ConfigurationProblem(files, entry, cause, repair));
}
