using System.Text.Json;
using Tombolo.Kubernetes.Tests.Certificates;
using Tombolo.Kubernetes.Tests.Credentials;

namespace Tombolo.Kubernetes.Tests.Configuration.Kubeconfig;

[Collection(PluginScripts.Name)]
public sealed class KubeconfigExecTests : KubeconfigTest
{
    private const string Print = """echo '{"apiVersion":"client.authentication.k8s.io/VERSION","kind":"ExecCredential","status":{"token":"from-plugin"}}'""";

    [Theory]
    [InlineData("v1", "command: ./bin/plugin, interactiveMode: Never")]
    [InlineData("v1", "command: bin/plugin, interactiveMode: IfAvailable")]
    [InlineData("v1beta1", "command: ABSOLUTE")]
    [InlineData("v1beta1", "command: sh, args: [ABSOLUTE], env: [{name: A, value: b}, {name: EMPTY}]")]
    public async Task Load_Exec_RunsThePlugin(string version, string exec)
    {
        var script = Folder.WriteScript("bin/plugin", Print.Replace("VERSION", version, StringComparison.Ordinal));
        var user = $"exec: {{apiVersion: client.authentication.k8s.io/{version}, {exec.Replace("ABSOLUTE", script, StringComparison.Ordinal)}}}";

        Assert.Equal("Bearer from-plugin", (await CredentialAsync(LoadText(One(user: user)))).Authorization?.ToString());
    }

    [Theory]
    [InlineData("token: literal", "Bearer")]
    [InlineData("username: jane", "Basic")]
    public async Task Load_ExecBesideAnotherHeader_IsNotRun(string other, string scheme)
    {
        var user = $"{other}, exec: {{apiVersion: client.authentication.k8s.io/v1beta1, command: ./none}}";

        Assert.Equal(scheme, (await CredentialAsync(LoadText(One(user: user)))).Authorization?.Scheme);
    }

    [Fact]
    public async Task Load_ProvideClusterInfo_GivesTheClusterAndItsExtension()
    {
        using var authority = TestCertificates.Authority();
        var pem = TestCertificates.Pem(authority);
        Folder.Write("ca.crt", pem);
        using var input = await ReadInputAsync(
            """server: 'https://10.0.0.1:6443', tls-server-name: api, proxy-url: 'http://p:3128', certificate-authority: ca.crt, extensions: [{name: other, extension: {a: b}}, {name: client.authentication.k8s.io/exec, extension: {audience: "06e3", number: 7, ratio: 0.5, text: "7", flag: true, nothing: null, list: [a, {b: c}]}}]""", "true");

        var cluster = input.RootElement.GetProperty("spec").GetProperty("cluster");
        Assert.Equal("https://10.0.0.1:6443", cluster.GetProperty("server").GetString());
        Assert.Equal("api", cluster.GetProperty("tls-server-name").GetString());
        Assert.Equal("http://p:3128", cluster.GetProperty("proxy-url").GetString());
        Assert.Equal(pem, System.Text.Encoding.UTF8.GetString(cluster.GetProperty("certificate-authority-data").GetBytesFromBase64()));
        Assert.False(cluster.TryGetProperty("insecure-skip-tls-verify", out _));
        Assert.Equal(
            """{"audience":"06e3","number":7,"ratio":0.5,"text":"7","flag":true,"nothing":null,"list":["a",{"b":"c"}]}""",
            cluster.GetProperty("config").GetRawText());
    }

    [Fact]
    public async Task Load_ProvideClusterInfoInsecure_SaysSo()
    {
        using var input = await ReadInputAsync("server: 'https://a', insecure-skip-tls-verify: true", "true");

        Assert.True(input.RootElement.GetProperty("spec").GetProperty("cluster").GetProperty("insecure-skip-tls-verify").GetBoolean());
    }

    [Fact]
    public async Task Load_NoClusterInfo_GivesNone()
    {
        using var input = await ReadInputAsync("server: 'https://a'", "false");

        Assert.False(input.RootElement.GetProperty("spec").TryGetProperty("cluster", out _));
    }

    private async Task<JsonDocument> ReadInputAsync(string cluster, string provide)
    {
        var file = Folder.PathOf("input");
        Folder.WriteScript("plugin", $"printf '%s' \"$KUBERNETES_EXEC_INFO\" > '{file}'\n{Print.Replace("VERSION", "v1beta1", StringComparison.Ordinal)}");
        var user = $"exec: {{apiVersion: client.authentication.k8s.io/v1beta1, command: ./plugin, provideClusterInfo: {provide}}}";
        await CredentialAsync(LoadText(One(cluster, user)));
        return JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }
}
