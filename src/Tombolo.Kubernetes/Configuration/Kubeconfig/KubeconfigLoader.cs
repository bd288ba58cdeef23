namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>
/// Makes a connection of kubeconfig files (Kubernetes "Organizing Cluster Access Using kubeconfig Files"): the lists are merged, the
/// first file that has a name wins it. Only what the chosen context uses is checked, and all that is wrong with it is said at once.
/// </summary>
public static class KubeconfigLoader
{
    /// <summary>Reads the files and the cluster and user of the chosen context.</summary>
    /// <param name="time">The clock of tokens and files that are replaced.</param>
    /// <exception cref="ConnectionConfigurationException">Something is missing or wrong.</exception>
    public static ConnectionConfiguration Load(KubeconfigOptions options, TimeProvider time)
    {
        var problems = new List<ConfigurationProblem>();
        var merged = new MergedKubeconfig();
        var files = KubeconfigPaths.Find(options, problems);
        foreach (var file in files)
        {
            new KubeconfigFileReader(file, merged, problems).Read();
        }

        // What a broken file lacks is no separate problem.
        var context = new ContextReader(merged, string.Join(", ", files), problems.Count == 0 ? problems : []).Read(options.Context);
        var cluster = context?.Cluster is { } clusterEntry ? new ClusterReader(clusterEntry, problems, time).Read() : null;
        var user = context?.User is { } userEntry ? new UserReader(userEntry, cluster, problems, time).Read() : KubeconfigUser.Anonymous;
        if (problems.Count > 0)
        {
            // A field that is read for two purposes is reported by both.
            throw new ConnectionConfigurationException([.. problems.Distinct()]);
        }

        return new ConnectionConfiguration
        {
            Server = cluster!.Server!,
            Authorities = cluster.Authorities,
            TlsServerName = cluster.TlsServerName,
            SkipTlsVerification = cluster.SkipTlsVerification,
            Proxy = cluster.Proxy,
            Credentials = user.Credentials,
            Impersonation = user.Impersonation,
            Namespace = context!.Namespace,
            Source = $"context {context.Name} of {context.File}",
        };
    }
}
