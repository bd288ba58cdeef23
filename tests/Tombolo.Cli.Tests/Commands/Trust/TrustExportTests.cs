using Tombolo.Cli.Tests.Harness;
using Tombolo.Kubernetes.Yaml;
using Tombolo.Testing.Jwt;

namespace Tombolo.Cli.Tests.Commands.Trust;

public sealed class TrustExportTests : CommandTest, IDisposable
{
    private readonly TokenForge _forge = new();

    [Fact]
    public async Task Export_ClusterThatSaysItsKeys_PrintsTheTrust()
    {
        Answer("""{"issuer":"https://kubernetes.default.svc"}""", System.Text.Encoding.UTF8.GetString(_forge.KeySet));
        var result = await RunAsync("trust", "export", "shop-lyon", "--allowed-name", "shop-*");
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        var trust = Assert.Single(YamlText.Parse(result.Out))!;
        Assert.Equal(("ClusterTrust", "tombolo.io/v1alpha1", "shop-lyon", "kasten-io-mc"), ((string?)trust["kind"], (string?)trust["apiVersion"], (string?)trust["metadata"]!["name"], (string?)trust["metadata"]!["namespace"]));
        Assert.Equal("https://kubernetes.default.svc", (string?)trust["spec"]!["issuer"]);
        Assert.Equal("kasten-io:tombolo", (string?)trust["spec"]!["subjects"]![0]);
        Assert.Equal("shop-*", (string?)trust["spec"]!["names"]![0]);
        Assert.Equal(TokenForge.KeyId, (string?)trust["spec"]!["jwks"]![0]!["keys"]![0]!["kid"]);
    }

    [Theory]
    [InlineData("{}", "{}", "names no issuer")]
    [InlineData("[]", "{}", "no JSON object")]
    [InlineData("""{"issuer":"i"}""", """{"keys":[]}""", "cannot be used")]
    public async Task Export_ClusterThatSaysNothingUseful_Fails(string configuration, string keys, string problem)
    {
        Answer(configuration, keys);
        var result = await RunAsync("trust", "export", "shop-lyon");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.Equal("", result.Out);
    }

    [Fact]
    public async Task Export_BadNames_SaysAllAtOnce()
    {
        var result = await RunAsync("trust", "export", "Shop_Lyon", "--allowed-name", "a*b");
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains("Shop_Lyon", result.Error, StringComparison.Ordinal);
        Assert.Contains("'a*b' is no pattern", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _forge.Dispose();

    private void Answer(string configuration, string keys)
    {
        Api.RawAnswers["/.well-known/openid-configuration"] = configuration;
        Api.RawAnswers["/openid/v1/jwks"] = keys;
    }
}
