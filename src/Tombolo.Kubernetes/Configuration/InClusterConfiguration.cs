using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Configuration;

/// <summary>
/// The connection of a pod to its own cluster (Kubernetes "Accessing the API from a Pod"): address from the environment, token, authority
/// and namespace from the service-account volume. Token and authority are read again while the process runs.
/// </summary>
public sealed class InClusterConfiguration
{
    private const string HostVariable = "KUBERNETES_SERVICE_HOST";
    private const string PortVariable = "KUBERNETES_SERVICE_PORT";
    private const string OnlyInPods = "run inside a pod with a mounted service account, or name a kubeconfig";

    private readonly Func<string, string?> _environment;
    private readonly string _folder;
    private readonly List<ConfigurationProblem> _problems = [];

    private InClusterConfiguration(Func<string, string?> environment, string root)
    {
        _environment = environment;
        _folder = Path.Combine(root, "var", "run", "secrets", "kubernetes.io", "serviceaccount");
    }

    private string TokenPath => Path.Combine(_folder, "token");

    private string AuthorityPath => Path.Combine(_folder, "ca.crt");

    private string NamespacePath => Path.Combine(_folder, "namespace");

    /// <summary>True inside a pod that has a service-account token.</summary>
    /// <param name="root">The folder that stands for the root of the file system.</param>
    public static bool IsAvailable(Func<string, string?>? environment = null, string root = "/")
    {
        var here = new InClusterConfiguration(environment ?? Environment.GetEnvironmentVariable, root);
        return !string.IsNullOrEmpty(here._environment(HostVariable)) && File.Exists(here.TokenPath);
    }

    /// <exception cref="ConnectionConfigurationException">This is no pod, or its service-account volume is not complete.</exception>
    /// <inheritdoc cref="IsAvailable"/>
    public static ConnectionConfiguration Load(TimeProvider time, Func<string, string?>? environment = null, string root = "/") =>
        new InClusterConfiguration(environment ?? Environment.GetEnvironmentVariable, root).Load(time);

    private ConnectionConfiguration Load(TimeProvider time)
    {
        var server = ReadServer();
        var @namespace = File.Exists(NamespacePath) ? File.ReadAllText(NamespacePath).Trim() : "";
        CheckFile(TokenPath, bytes => TokenText.Read(bytes));
        CheckFile(AuthorityPath, bytes => PemCertificates.ReadAuthorities(bytes));
        if (_problems.Count > 0)
        {
            throw new ConnectionConfigurationException(_problems);
        }

        return new ConnectionConfiguration
        {
            Server = server!,
            Authorities = new FileAuthorities(AuthorityPath, time),
            Credentials = FileCredential.Token(TokenPath, time),
            Namespace = @namespace.Length == 0 ? "default" : @namespace,
            Source = "service account of this pod",
        };
    }

    private Uri? ReadServer()
    {
        var host = RequireVariable(HostVariable);
        var port = RequireVariable(PortVariable);
        if (host is null || port is null)
        {
            return null;
        }

        var address = host.Contains(':') ? $"https://[{host}]:{port}" : $"https://{host}:{port}";
        if (Uri.TryCreate(address, UriKind.Absolute, out var server))
        {
            return server;
        }

        _problems.Add(new ConfigurationProblem("environment", $"{HostVariable} and {PortVariable}", $"make no address: {address}", OnlyInPods));
        return null;
    }

    private string? RequireVariable(string name)
    {
        var value = _environment(name);
        if (!string.IsNullOrEmpty(value))
        {
            return value;
        }

        _problems.Add(new ConfigurationProblem("environment", name, "is not set", OnlyInPods));
        return null;
    }

    private void CheckFile(string path, Action<byte[]> parse)
    {
        try
        {
            parse(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            _problems.Add(new ConfigurationProblem(path, "", $"cannot be used: {e.Message}", "check automountServiceAccountToken of the pod and its service account"));
        }
    }
}
