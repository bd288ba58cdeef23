using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Kubeconfig;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Tests.Certificates;
using Tombolo.Testing.Files;
using Tombolo.Testing.Http;

namespace Tombolo.Kubernetes.Tests.Configuration;

public sealed class KubernetesClientFactoryTests : IDisposable
{
    private const string ServiceAccount = "pod/var/run/secrets/kubernetes.io/serviceaccount";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FromKubeconfig_RealServer_ReadsAnObject()
    {
        using var authority = TestCertificates.Authority();
        using var certificate = TestCertificates.Server(authority, "127.0.0.1");
        await using var server = await ScriptedServer.StartAsync(
            context => context.Response.WriteAsync("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"kasten-io"}}"""), certificate);
        var path = WriteKubeconfig("config", server.Url, authority);
        using var client = KubernetesClientFactory.FromKubeconfig(path, null, new KubernetesClientOptions(), TimeProvider.System);

        var read = await client.GetAsync(KnownResources.Namespace, new ResourceKey("", "kasten-io"), TestContext.Current.CancellationToken);

        Assert.Equal("kasten-io", read.Value.Metadata.Name);
        Assert.Equal("Bearer secret", Assert.Single(server.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task FromKubeconfig_UntrustedServer_SaysWhyInOneSentence()
    {
        using var authority = TestCertificates.Authority();
        using var other = TestCertificates.Authority("other");
        using var certificate = TestCertificates.Server(other, "127.0.0.1");
        await using var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask, certificate);
        var path = WriteKubeconfig("config", server.Url, authority);
        using var client = KubernetesClientFactory.FromKubeconfig(path, null, new KubernetesClientOptions(), TimeProvider.System);

        var failure = await Assert.ThrowsAsync<KubernetesUnreachableException>(
            () => client.GetAsync(KnownResources.Namespace, new ResourceKey("", "kasten-io"), TestContext.Current.CancellationToken));

        Assert.Equal(
            $"Kubernetes API server {server.Url} cannot be reached: the certificate of 127.0.0.1 (subject CN=server, issuer CN=other) is not signed "
            + "by a trusted certificate authority; set certificate-authority to the one that signed it",
            failure.Message);
    }

    [Theory]
    [InlineData("pod home", "pod")]
    [InlineData("home", "home")]
    [InlineData("pod home variable", "variable")]
    [InlineData("pod home path", "path")]
    [InlineData("pod home context", "home")]
    public void Detect_Surroundings_ChoosesTheMostExplicit(string surroundings, string chosen)
    {
        using var authority = TestCertificates.Authority();
        var options = new KubeconfigOptions { Environment = _environment.GetValueOrDefault, Home = _folder.Path };
        foreach (var each in surroundings.Split(' '))
        {
            switch (each)
            {
                case "pod":
                    _environment["KUBERNETES_SERVICE_HOST"] = "pod";
                    _environment["KUBERNETES_SERVICE_PORT"] = "443";
                    _folder.Write($"{ServiceAccount}/token", "secret");
                    _folder.Write($"{ServiceAccount}/ca.crt", TestCertificates.Pem(authority));
                    break;
                case "home":
                    WriteKubeconfig(".kube/config", new Uri("https://home"), authority);
                    break;
                case "variable":
                    _environment["KUBECONFIG"] = WriteKubeconfig("variable", new Uri("https://variable"), authority);
                    break;
                case "path":
                    options = options with { Path = WriteKubeconfig("path", new Uri("https://path"), authority) };
                    break;
                case "context":
                    options = options with { Context = "x" };
                    break;
            }
        }

        Assert.Equal(chosen, KubernetesClientFactory.Detect(options, TimeProvider.System, _folder.PathOf("pod")).Server.Host);
    }

    [Fact]
    public void Detect_Nothing_SaysWhatToSet()
    {
        var options = new KubeconfigOptions { Environment = _environment.GetValueOrDefault, Home = _folder.Path };

        var failure = Assert.Throws<ConnectionConfigurationException>(() => KubernetesClientFactory.Detect(options, TimeProvider.System, _folder.Path));

        Assert.EndsWith("set KUBECONFIG, or name a file with --kubeconfig", failure.Message, StringComparison.Ordinal);
    }

    private string WriteKubeconfig(string name, Uri server, X509Certificate2 authority) => _folder.Write(name, $"""
        current-context: x
        clusters:
        - name: c
          cluster:
            server: {server}
            certificate-authority-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes(TestCertificates.Pem(authority)))}
        users:
        - name: u
          user:
            token: secret
        contexts:
        - name: x
          context:
            cluster: c
            user: u
        """);
}
