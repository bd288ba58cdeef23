using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Kubeconfig;
using Tombolo.Kubernetes.Credentials;
using Tombolo.Testing.Files;
using Tombolo.Testing.Time;

namespace Tombolo.Kubernetes.Tests.Configuration.Kubeconfig;

/// <summary>A folder for kubeconfigs, and the loader with an environment of its own.</summary>
public abstract class KubeconfigTest : IDisposable
{
    protected TemporaryFolder Folder { get; } = new();

    protected ManualTimeProvider Time { get; } = new();

    protected IDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A kubeconfig of one context with these fields (YAML flow mappings without braces).</summary>
    protected static string One(string cluster = "server: https://10.0.0.1:6443", string user = "token: t", string context = "cluster: c, user: u") => $$$"""
        apiVersion: v1
        kind: Config
        current-context: x
        clusters: [{name: c, cluster: {{{{cluster}}}}}]
        users: [{name: u, user: {{{{user}}}}}]
        contexts: [{name: x, context: {{{{context}}}}}]
        """;

    protected ConnectionConfiguration LoadText(string text) => Load(Folder.Write("config", text));

    protected ConnectionConfiguration Load(string? path = null, string? context = null) => KubeconfigLoader.Load(
        new KubeconfigOptions { Path = path, Context = context, Environment = name => Environment.TryGetValue(name, out var value) ? value : null, Home = Folder.Path }, Time);

    /// <summary>The problems of a kubeconfig, without its path.</summary>
    protected IReadOnlyList<string> Problems(string text)
    {
        var path = Folder.Write("config", text);
        var failure = Assert.Throws<ConnectionConfigurationException>(() => Load(path));
        Assert.All(failure.Problems, problem => Assert.Equal(path, problem.Source));
        return [.. failure.Problems.Select(problem => problem.ToString()[(path.Length + 2)..])];
    }

    protected static async Task<Credential> CredentialAsync(ConnectionConfiguration configuration) =>
        await configuration.Credentials.GetAsync(TestContext.Current.CancellationToken);
}
