using Microsoft.Extensions.Configuration;
using Tombolo.Server.Configuration;

namespace Tombolo.Server.Tests.Configuration;

public sealed class ServerOptionsTests
{
    [Theory]
    [InlineData("--namespace=Kasten", "namespace: 'Kasten'")]
    [InlineData("--release=", null)]
    [InlineData("--release=-k10", "release: '-k10'")]
    [InlineData("--public-url=paris.example.org", "public-url:")]
    [InlineData("--public-url=https://u:p@paris.example.org/k10", "public-url:")]
    [InlineData("--public-url=https://paris.example.org/k10", null)]
    [InlineData("--path-base=k10", "path-base: 'k10'")]
    [InlineData("--urls=https://127.0.0.1:8443", "needs a certificate")]
    [InlineData("--urls=ftp://127.0.0.1", "is not a listen address")]
    [InlineData("--urls=http://*:8000;http://127.0.0.1:8001", null)]
    [InlineData("--kubeconfig=/there/is/none", "kubeconfig: there is no file")]
    [InlineData("--ca-bundle=/there/is/none", "ca-bundle: there is no file")]
    [InlineData("--tls-key=/there/is/none", "belong together")]
    [InlineData("--lease-duration=soon", "lease-duration: 'soon'")]
    [InlineData("--lease-duration=10s", "must be at least twice")]
    [InlineData("--lease-duration=20s", null)]
    [InlineData("--session-idle-timeout=300s", null)]
    [InlineData("--session-idle-timeout=10s", "must be at least two minutes")]
    [InlineData("--session-lifetime=180s", "no shorter than that")]
    [InlineData("--session-lifetime=99999999s", "at most 7 days")]
    [InlineData("--service-account=Tom", "service-account: 'Tom'")]
    [InlineData("--distributed-kinds=Profile,Secret", null)]
    [InlineData("--distributed-kinds=Pod", "distributed-kinds: 'Pod' is no kind")]
    public void Options_OneFlag_IsAcceptedOrRefusedWithItsName(string flag, string? expected)
    {
        var errors = Read([flag], out _);

        if (expected is null)
        {
            Assert.Empty(errors);
        }
        else
        {
            Assert.Contains(errors, error => error.Contains(expected, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Options_ManyFaults_AreSaidAtOnce() =>
        Assert.Equal(3, Read(["--namespace=A", "--public-url=x", "--path-base=y"], out _).Count);

    [Fact]
    public void UnknownFlags_Mistyped_AreNamed() =>
        Assert.Equal(["--kubconfig"], ServerOptionsReader.UnknownFlags(["--kubconfig=x", "--namespace", "kasten-io", "--Logging:LogLevel:Default=Debug"]));

    [Fact]
    public void Options_FlagAndEnvironment_FlagWins()
    {
        var environment = ServerOptionsReader.FromEnvironment(name => name switch { "TOMBOLO_NAMESPACE" => "from-environment", "TOMBOLO_RELEASE" => "kasten", _ => null });
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(environment).AddCommandLine(["--namespace=from-flag"], ServerOptionsReader.SwitchMappings).Build();

        var options = ServerOptionsReader.Read(configuration, []);

        Assert.Equal(("from-flag", "kasten"), (options.Namespace, options.Release));
    }

    private static List<string> Read(string[] args, out ServerOptions options)
    {
        var errors = new List<string>();
        options = ServerOptionsReader.Read(new ConfigurationBuilder().AddCommandLine(args, ServerOptionsReader.SwitchMappings).Build(), errors);
        errors.AddRange(ServerOptionsValidator.Validate(options));
        return errors;
    }
}
