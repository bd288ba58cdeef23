using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Tests.Certificates;
using Tombolo.Testing.Files;
using Tombolo.Testing.Time;

namespace Tombolo.Kubernetes.Tests.Configuration;

public sealed class InClusterConfigurationTests : IDisposable
{
    private const string Folder = "var/run/secrets/kubernetes.io/serviceaccount";

    private readonly TemporaryFolder _root = new();
    private readonly ManualTimeProvider _time = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal)
    {
        ["KUBERNETES_SERVICE_HOST"] = "10.96.0.1",
        ["KUBERNETES_SERVICE_PORT"] = "443",
    };

    public InClusterConfigurationTests()
    {
        using var authority = TestCertificates.Authority("first");
        _root.Write($"{Folder}/ca.crt", TestCertificates.Pem(authority));
        _root.Write($"{Folder}/token", "secret-token\n");
        _root.Write($"{Folder}/namespace", "kasten-io\n");
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Load_Pod_ReadsAll()
    {
        var configuration = Load();

        Assert.Equal(new Uri("https://10.96.0.1:443"), configuration.Server);
        Assert.Equal("kasten-io", configuration.Namespace);
        Assert.Equal(["CN=first"], configuration.Authorities!.Current.Select(certificate => certificate.Subject));
        var credential = await configuration.Credentials.GetAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Bearer secret-token", credential.Authorization?.ToString());
        Assert.DoesNotContain("secret-token", configuration.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_IPv6_IsBracketed()
    {
        _environment["KUBERNETES_SERVICE_HOST"] = "fd00::1";
        _environment["KUBERNETES_SERVICE_PORT"] = "6443";

        Assert.Equal(new Uri("https://[fd00::1]:6443"), Load().Server);
    }

    [Fact]
    public void Load_NoNamespaceFile_IsDefault()
    {
        File.Delete(_root.PathOf($"{Folder}/namespace"));

        Assert.Equal("default", Load().Namespace);
    }

    [Fact]
    public void Authorities_FileReplaced_AreSeenAfterAMinute()
    {
        var authorities = Load().Authorities!;
        Assert.Equal("CN=first", authorities.Current[0].Subject);
        using var second = TestCertificates.Authority("second");
        _root.Write($"{Folder}/ca.crt", TestCertificates.Pem(second));

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("CN=first", authorities.Current[0].Subject);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("CN=second", authorities.Current[0].Subject);
    }

    [Theory]
    [InlineData("KUBERNETES_SERVICE_HOST", "environment: KUBERNETES_SERVICE_HOST is not set; run inside a pod")]
    [InlineData("KUBERNETES_SERVICE_PORT", "environment: KUBERNETES_SERVICE_PORT is not set; run inside a pod")]
    public void Load_VariableMissing_SaysWhich(string variable, string message)
    {
        _environment.Remove(variable);

        Assert.StartsWith(message, Assert.Single(Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PortNoNumber_SaysSo()
    {
        _environment["KUBERNETES_SERVICE_PORT"] = "https";

        Assert.Contains("make no address: https://10.96.0.1:https", Assert.Single(Problems()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token", null, "cannot be used: Could not find file")]
    [InlineData("token", "", "cannot be used: the token is empty")]
    [InlineData("ca.crt", null, "cannot be used: Could not find file")]
    [InlineData("ca.crt", "secret", "cannot be used: holds no PEM block of type CERTIFICATE")]
    public void Load_FileUnusable_SaysWhichAndWhatToCheck(string file, string? content, string message)
    {
        var path = _root.PathOf($"{Folder}/{file}");
        File.Delete(path);
        if (content is not null)
        {
            _root.Write($"{Folder}/{file}", content);
        }

        var problem = Assert.Single(Problems());

        Assert.StartsWith($"{path}: {message}", problem, StringComparison.Ordinal);
        Assert.EndsWith("check automountServiceAccountToken of the pod and its service account", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NothingThere_SaysAllAtOnce()
    {
        _environment.Clear();
        Directory.Delete(_root.PathOf(Folder), recursive: true);

        Assert.Equal(4, Problems().Count());
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(false, true, false)]
    [InlineData(true, false, false)]
    public void IsAvailable_NeedsAddressAndToken(bool address, bool token, bool available)
    {
        if (!address)
        {
            _environment.Clear();
        }

        if (!token)
        {
            File.Delete(_root.PathOf($"{Folder}/token"));
        }

        Assert.Equal(available, InClusterConfiguration.IsAvailable(_environment.GetValueOrDefault, _root.Path));
    }

    private ConnectionConfiguration Load() => InClusterConfiguration.Load(_time, _environment.GetValueOrDefault, _root.Path);

    private IEnumerable<string> Problems() => Assert.Throws<ConnectionConfigurationException>(Load).Problems.Select(problem => problem.ToString());
}
